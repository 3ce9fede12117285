/** The cases of an exercise as the server stored them, beside those that this browser's judge found in its files. */
import type { CasePlan } from '#grader/protocol.ts';

export interface StoredPlan {
  /** Public cases that run in a browser. */
  readonly here: readonly CasePlan[];
  /** Public cases that only the server runs. */
  readonly elsewhere: readonly CasePlan[];
}

/** Why nothing is run: results would be of other cases than those on the page, and than those that count. */
export const OTHER_CASES =
  'The cases in this page are not those that the server has: the exercise was changed. Reload the page; your code is kept.';

/** Whether a judge found the public cases that were stored, each as it was stored, and no other. */
export function isStoredPlan({ here, elsewhere }: StoredPlan, found: readonly CasePlan[]): boolean {
  const known = new Map([...here, ...elsewhere].map((one) => [one.id, one]));
  const open = found.filter(({ visibility }) => visibility === 'public');
  const ids = new Set(open.map(({ id }) => id));
  return here.every(({ id }) => ids.has(id)) && open.every((one) => isSameCase(known.get(one.id), one));
}

function isSameCase(stored: CasePlan | undefined, { title, kind, pointsMax }: CasePlan): boolean {
  return stored?.title === title && stored.kind === kind && stored.pointsMax === pointsMax;
}
