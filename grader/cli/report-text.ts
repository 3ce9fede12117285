import { counted } from '#grader/protocol/count-words.ts';
import type {
  CaseOutcome,
  CodeError,
  CounterExample,
  Difference,
  Hint,
  OutcomeStatus,
  Report,
} from '#grader/protocol.ts';
import { numberText, numberTexts } from '../judge/explain/index-words.ts';
import { patternWords } from '../judge/explain/pattern-words.ts';

const MARKS: Readonly<Record<OutcomeStatus, string>> = {
  passed: '✓',
  failed: '✗',
  errored: '!',
  'timed-out': '⏱',
  'out-of-memory': '▲',
  refused: '⊘',
};

/** A report as lines for a terminal. */
export function describeReport(report: Report): string[] {
  const seconds = (report.durationMs / 1000).toFixed(1);
  return [
    ...report.cases.flatMap((outcome) => describeCase(outcome, report.seed)),
    '',
    `${report.exercise}: ${report.points} of ${counted(report.pointsMax, 'point')} · seed ${report.seed} · ${report.device.backend} · ${report.runner} · ${seconds} s`,
  ];
}

function describeCase(outcome: CaseOutcome, seed: number): string[] {
  const { status, title, points, pointsMax, visibility, error, evidence, hints } = outcome;
  const head = `${MARKS[status]} ${title}${visibility === 'hidden' ? ' (hidden)' : ''}  ${points}/${pointsMax}`;
  if (status === 'passed') return [head];
  const sizes = Object.entries(evidence?.counterExample?.sizes ?? {}).map(
    ([name, size]) => `${name}=${size}`,
  );
  const details = [
    error && errorLine(error),
    evidence?.reason === error?.message ? undefined : evidence?.reason,
    worstLine(evidence?.difference),
    ...(evidence?.patterns ?? []).map(patternWords),
    sizes.length > 0 && `smallest input that fails: ${sizes.join(', ')}`,
    argumentsLine(evidence?.counterExample),
    ...hints.map(hintLine),
    `again: --case ${outcome.id} --seed ${seed}`,
  ];
  return [`${head}  ${status}`, ...details.filter((text) => Boolean(text)).map((text) => `    ${text}`)];
}

/** "In `weights` alone. Scales by d_k: …", on one line, without the marks of formulas. */
function hintLine({ title, hint, parts }: Hint): string {
  const where = parts ? `In ${parts.join(' and ')} alone. ` : '';
  return `${where}${title}: ${hint}`.replace(/\s*\n\s*/g, ' ').replace(/\$([^$]+)\$/g, '$1');
}

/** "line 7: TypeError: `tf.ln` is not a function." Names that the grader gives say nothing that the sentence does not. */
function errorLine({ kind, line, name, message, fact }: CodeError): string {
  const named = kind === 'runtime' && fact === undefined && name !== 'Error';
  return [line && `line ${line}`, named && name, message].filter(Boolean).join(': ');
}

/** Above this, the expected value is nearly 0 and a ratio to it says nothing. */
const RELATIVE_MAX = 1_000;

/** "worst at batch 0, row 3: expected 0.731, got 1.462, off by 0.731, 7.3e4 tolerances". */
function worstLine(difference: Difference | undefined): string | undefined {
  if (!difference) return undefined;
  const [wanted, came] = numberTexts(Number(difference.expectedAtWorst), Number(difference.actualAtWorst));
  const { maxAbsolute, maxRelative, maxInTolerances } = difference;
  const finite = [difference.expectedAtWorst, difference.actualAtWorst].every(
    (value) => typeof value === 'number',
  );
  // Beside an infinity or NaN the largest difference of the other values says nothing.
  const largest = !finite
    ? []
    : [
        maxAbsolute === null ? '' : `${numberText(maxAbsolute)} absolute`,
        maxRelative === null || maxRelative > RELATIVE_MAX ? '' : `${numberText(maxRelative)} relative`,
        maxInTolerances === null ? '' : `${numberText(maxInTolerances)} tolerances`,
      ].filter(Boolean);
  // Its only value is in the reason already.
  if (difference.total === 1) return largest.length > 0 ? `off by ${largest.join(', ')}` : undefined;
  const most = largest.length > 0 ? `; largest differences: ${largest.join(', ')}` : '';
  return `worst at ${difference.worstIndexWords}: expected ${wanted}, got ${came}${most}`;
}

/** A terminal shows more on one line, but nobody reads it there. */
const ARGUMENTS_LENGTH_MAX = 400;

/** The literal arguments in the form that `call --args` reads. */
function argumentsLine(counterExample: CounterExample | undefined): string | undefined {
  if (!counterExample || counterExample.args.length === 0) return undefined;
  const json = JSON.stringify(counterExample.args.map(({ value }) => value));
  return json.length > ARGUMENTS_LENGTH_MAX ? undefined : `arguments, as \`call --args\` reads them: ${json}`;
}
