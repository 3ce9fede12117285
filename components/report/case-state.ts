/** What became of a case, for a reader: the outcome's status, told apart where "failed" would be all too plain. */
import type { CaseOutcome, OutcomeStatus } from '#grader/protocol.ts';

export type CaseState =
  | OutcomeStatus
  /** Some of its points are earned, not all. */
  | 'partly'
  /** Every number is right; points for cost are missed. */
  | 'costly'
  | 'waiting'
  | 'running'
  | 'stopped'
  | 'skipped';

type Judged = Pick<CaseOutcome, 'status' | 'points' | 'costChecks'>;

export function stateOfOutcome({ status, points, costChecks }: Judged): CaseState {
  if (status !== 'failed') return status;
  // Points for cost are counted only where every number is right.
  if (costChecks?.some((check) => check.points < check.pointsMax)) return 'costly';
  return points > 0 ? 'partly' : 'failed';
}

const NOT_PASSED: readonly CaseState[] = [
  'failed',
  'partly',
  'costly',
  'errored',
  'timed-out',
  'out-of-memory',
  'refused',
];

/** What a reader wants to see first: what is wrong, then what is right and costs too much, then the rest. */
export function byConcern<Item extends { readonly state: CaseState }>(items: readonly Item[]): Item[] {
  const concern = (item: Item): number => (isFailing(item) ? Number(item.state === 'costly') : 2);
  return items.toSorted((a, b) => concern(a) - concern(b));
}

export function isFailing(item: { readonly state: CaseState }): boolean {
  return NOT_PASSED.includes(item.state);
}
