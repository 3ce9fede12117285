/** Which case is open: the reader's choice, else the first that is wrong, else one that costs too much, else the training whose curve there is to watch. */
import { byConcern, isFailing } from '../../report/case-state.ts';
import type { CaseItem } from '../../report/results-model.ts';

export interface OpenCase {
  readonly id: string | null;
  /** The reader opened or closed a case since the run began: nothing opens by itself any more. */
  readonly chosen: boolean;
}

export const NOTHING_OPEN: OpenCase = { id: null, chosen: false };

export function openCaseOf(open: OpenCase, items: readonly CaseItem[]): string | null {
  if (open.chosen) return items.some((item) => item.id === open.id) ? open.id : null;
  const trainings = items.filter((item) => item.progress.length > 1);
  const watched = trainings.find((item) => item.state === 'running') ?? trainings.at(-1);
  return (byConcern(items.filter(isFailing))[0] ?? watched)?.id ?? null;
}
