import type { CasePlan } from '#grader/protocol.ts';
import type { DraftTryView } from '#server/studio/check/draft-try-view.ts';
import { idleRun, type RunState } from '../../runs/run-state.ts';

const PHASES = {
  running: 'running',
  ready: 'finished',
  cancelled: 'stopped',
  failed: 'fault',
} as const satisfies Record<DraftTryView['state'], RunState['phase']>;
const NO_FAULT = 'The grader gave up on it. Run it again.';

/** A try on the server in the form of a run in this browser, so that both are shown by the same parts. */
export function runOfTry(plan: readonly CasePlan[], tried: DraftTryView | null): RunState {
  const idle = idleRun(plan);
  if (tried === null) return idle;
  const { state, source, findings, fault } = tried;
  const outcomes = new Map(findings?.outcomes.map((outcome) => [outcome.id, outcome]));
  const left = state === 'running' ? 'waiting' : 'skipped';
  return {
    ...idle,
    phase: state === 'running' && findings === null ? 'starting' : PHASES[state],
    source,
    cases: idle.cases.map((run) => {
      const outcome = outcomes.get(run.plan.id) ?? null;
      return { ...run, outcome, state: outcome ? 'done' : left };
    }),
    logs: findings?.logs ?? [],
    fault: state === 'failed' ? (fault ?? NO_FAULT) : null,
  };
}
