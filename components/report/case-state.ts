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

export function isFailing(item: { readonly state: CaseState }): boolean {
  return NOT_PASSED.includes(item.state);
}
