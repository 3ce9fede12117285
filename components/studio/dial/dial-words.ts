/** What the tolerance dial says: the only place that words it. */
import type { DialVerdict } from './dial-model.ts';
import { factorText } from './dial-scale.ts';

export interface DialSentence {
  readonly tone: 'quiet' | 'warn' | 'fail';
  readonly text: string;
}

/** What moving the line would do, the worst first; never empty. */
export function dialSentences(factor: number, verdict: DialVerdict): DialSentence[] {
  const { falling, rising, submissions, unmeasured, wronged, escaping, worstRight } = verdict;
  const changed = falling.length + rising.length;
  const at = factor === 1 ? 'As it is' : `At ${factorText(factor)} times the tolerance`;
  const sentences: DialSentence[] = [];
  if (worstRight !== null && worstRight > factor && wronged.length === 0)
    sentences.push({
      tone: 'fail',
      text: `${at}, rounding alone differs by ${factorText(worstRight)}. Right answers would fail.`,
    });
  if (wronged.length > 0)
    sentences.push({
      tone: 'fail',
      text: `${at}, ${listed(wronged)} would fail, and ${wronged.length === 1 ? 'is' : 'are'} right.`,
    });
  if (escaping.length > 0) sentences.push({ tone: 'warn', text: `${at}, ${listed(escaping)} would pass.` });
  if (submissions > 0)
    sentences.push({
      tone: changed === 0 ? 'quiet' : 'warn',
      text: `${at}, ${changed} of ${submissions} ${submissions === 1 ? 'submission' : 'submissions'} would change${turnWords(verdict)}.`,
    });
  if (unmeasured > 0)
    sentences.push({
      tone: 'quiet',
      text: `${unmeasured} ${unmeasured === 1 ? 'was' : 'were'} judged before distances were kept: a dry run measures ${unmeasured === 1 ? 'it' : 'them'}.`,
    });
  sentences.push({ tone: 'quiet', text: standing(factor, verdict) });
  return sentences;
}

function turnWords({ falling, rising }: DialVerdict): string {
  const parts = [
    ...(falling.length > 0 ? [`${falling.length} from pass to fail`] : []),
    ...(rising.length > 0 ? [`${rising.length} from fail to pass`] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function listed(programs: readonly { readonly title: string }[]): string {
  const [first, ...more] = programs;
  return `“${first?.title ?? ''}”${more.length === 0 ? '' : ` and ${more.length} more`}`;
}

/** "The line stands 4.8 times above the worst right solution and 400 times below the smallest mistake." */
function standing(factor: number, { worstRight, leastMistake }: DialVerdict): string {
  const times = (ratio: number): string => `${Number(ratio.toPrecision(2)).toLocaleString('en')} times`;
  const right =
    worstRight === null || worstRight <= 0
      ? null
      : worstRight <= factor
        ? `${times(factor / worstRight)} above the worst right answer`
        : `${times(worstRight / factor)} below the worst right answer`;
  const mistake =
    leastMistake === null
      ? null
      : Number.isFinite(leastMistake)
        ? leastMistake > factor
          ? `${times(leastMistake / factor)} below the smallest mistake`
          : `${times(factor / leastMistake)} above the smallest mistake`
        : 'below every mistake, wherever it is: none of them is near to right';
  const parts = [right, mistake].filter((part) => part !== null);
  return parts.length === 0
    ? 'Nothing is known that stands near the line.'
    : `The line stands ${parts.join(' and ')}.`;
}
