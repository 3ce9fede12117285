import type { HoldRow } from '#db/queries/grading/holds.ts';
import type { HoldView } from './hold-view.ts';

/** A grader who did nothing for so long has left. */
export const HOLD_MS = 15 * 60_000;

/** Holds that were active after this have not run out. */
export function holdsSince(now: Date): Date {
  return new Date(now.getTime() - HOLD_MS);
}

export function holdView(row: HoldRow, readerId: string): HoldView {
  const until = new Date(row.activeAt.getTime() + HOLD_MS).toISOString();
  if (row.holderId === readerId) return { kind: 'mine', until };
  const { holderId, holder, activeAt } = row;
  return { kind: 'others', holderId, holder, activeAt: activeAt.toISOString(), until };
}
