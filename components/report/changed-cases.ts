/** Which cases came out otherwise between two reports of the same exercise. */
import type { CaseState } from './case-state.ts';
import type { CaseItem } from './results-model.ts';

export interface CaseChange {
  readonly id: string;
  /** Place in the exercise, from 1, as the newer report has it. */
  readonly number: number;
  readonly title: string;
  readonly before: CaseState;
  readonly after: CaseState;
}

/** Only cases with an outcome on both sides; in the order of the newer one. */
export function changedCases(before: readonly CaseItem[], after: readonly CaseItem[]): CaseChange[] {
  const earlier = new Map(before.map((item) => [item.id, item]));
  return after.flatMap(({ id, number, title, state, outcome }) => {
    const other = earlier.get(id);
    if (!outcome || !other?.outcome || other.state === state) return [];
    return [{ id, number, title, before: other.state, after: state }];
  });
}
