/** Why points change, in words: "4, 5 now fail: flipped kernel". */
import type { ChangedCaseView, ChangedSubmissionView } from '#server/grading/regrade/regrade-view.ts';
import { formatPoints } from '../ui/format-points.ts';

type Turn = 'fails' | 'passes' | 'new' | 'gone' | 'points';

const TURNS: Readonly<Record<Turn, (isOne: boolean) => string>> = {
  fails: (isOne) => (isOne ? 'now fails' : 'now fail'),
  passes: (isOne) => (isOne ? 'now passes' : 'now pass'),
  new: (isOne) => (isOne ? 'is new' : 'are new'),
  gone: (isOne) => (isOne ? 'is gone' : 'are gone'),
  points: (isOne) => (isOne ? 'gives other points' : 'give other points'),
};

export function becauseWords({ cases }: Pick<ChangedSubmissionView, 'cases'>): string {
  const turns = [...Map.groupBy(cases, turnOf)].map(([turn, ofTurn]) => turnWords(turn, ofTurn));
  return turns.length === 0 ? 'Points differ, and every case is judged alike.' : turns.join('; ');
}

function turnOf({ before, after }: ChangedCaseView): Turn {
  if (!before) return 'new';
  if (!after) return 'gone';
  if (before.status === 'passed' && after.status !== 'passed') return 'fails';
  if (before.status !== 'passed' && after.status === 'passed') return 'passes';
  return 'points';
}

function turnWords(turn: Turn, cases: readonly ChangedCaseView[]): string {
  const [first] = cases;
  const isOne = cases.length === 1;
  const which = isOne ? `${first?.number}. ${first?.title}` : cases.map(({ number }) => number).join(', ');
  const mistakes = new Set(cases.flatMap(({ after }) => (after?.mistake ? [after.mistake] : [])));
  const why = turn === 'fails' && mistakes.size === 1 ? `: ${[...mistakes].join()}` : '';
  return `${which} ${TURNS[turn](isOne)}${why}`;
}

/** "Gets a hint: Flips the kernel." */
export function hintWords(titles: readonly string[]): string {
  return `Gets ${titles.length === 1 ? 'a hint' : `${titles.length} hints`}: ${titles.join('; ')}.`;
}

/** "+3", "−8", with a true minus; null: no change of points. */
export function changeWords(from: number | null, to: number | null): string {
  const change = (to ?? 0) - (from ?? 0);
  if (change === 0) return '0';
  return `${change > 0 ? '+' : '−'}${formatPoints(Math.abs(change))}`;
}

/** "26 gain 3, 15 gain 1.5, 3 lose 8": at most so many different changes are listed. */
const GROUPS_MAX = 4;

export function spreadWords(
  students: readonly { readonly from: number | null; readonly to: number | null }[],
): string {
  const changes = students.map(({ from, to }) => (to ?? 0) - (from ?? 0)).filter((change) => change !== 0);
  const groups = [...Map.groupBy(changes, (change) => Math.round(change * 100) / 100)]
    .map(([change, of]) => ({ change, count: of.length }))
    .sort((a, b) => Number(a.change < 0) - Number(b.change < 0) || b.count - a.count);
  const words = groups.slice(0, GROUPS_MAX).map(({ change, count }) => {
    const verb = change > 0 ? (count === 1 ? 'gains' : 'gain') : count === 1 ? 'loses' : 'lose';
    return `${count} ${verb} ${formatPoints(Math.abs(change))}`;
  });
  return groups.length > GROUPS_MAX ? `${words.join(', ')} and others` : words.join(', ');
}
