/** Warnings before slow cases start: from what they took in this browser, else from what they are. */
import type { CaseKind } from '#grader/protocol.ts';
import { formatDuration } from '../evidence/words/number-words.ts';
import type { CaseItem } from './results-model.ts';

/** What this browser knows about how long cases take on its device. */
export interface CasePace {
  /** Milliseconds that each case took when it last ran here. */
  readonly lastMs: Readonly<Record<string, number>>;
}

/** Shorter than this needs no warning. */
const SLOW_FROM_MS = 3_000;

type Waiting = Pick<CaseItem, 'id' | 'kind' | 'number'>;

/** Beside a case that has not ended: "about 12 s", "takes a while"; empty when it is quick. */
export function paceNote(item: Waiting, pace: CasePace): string {
  const lastMs = pace.lastMs[item.id];
  if (lastMs !== undefined) return lastMs >= SLOW_FROM_MS ? `about ${formatDuration(lastMs)}` : '';
  return isSlowKind(item.kind) ? 'takes a while' : '';
}

/** Before a run: which cases take long; null when none does. */
export function paceSentence(items: readonly Waiting[], pace: CasePace): string | null {
  const slow = items.filter((item) => paceNote(item, pace) !== '');
  if (slow.length === 0) return null;
  const numbers = slow.map(({ number }) => number);
  const subject = numbers.length === 1 ? `Case ${numbers[0]} takes` : `Cases ${listText(numbers)} take`;
  const known = slow.flatMap(({ id }) => pace.lastMs[id] ?? []);
  if (known.length === slow.length) {
    const total = known.reduce((sum, ms) => sum + ms, 0);
    return `${subject} about ${formatDuration(total)} in this browser.`;
  }
  const stop = 'You can stop at any time.';
  if (!slow.every(({ kind }) => isSlowKind(kind))) return `${subject} a while. ${stop}`;
  const who = numbers.length === 1 ? `Case ${numbers[0]} trains` : `Cases ${listText(numbers)} train`;
  return `${who} a model, which takes a while. ${stop}`;
}

function isSlowKind(kind: CaseKind): boolean {
  return kind === 'training';
}

function listText(numbers: readonly number[]): string {
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}
