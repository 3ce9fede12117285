import { stateOfOutcome } from '../report/case-state.ts';
import type { CaseItem } from '../report/results-model.ts';
import { caseNumber, type RunState } from './run-state.ts';

/** Cases of a run in this browser; hidden ones are not among them. */
export function itemsOfRun(state: RunState): CaseItem[] {
  return state.cases.map((run, at) => ({
    ...run.plan,
    number: caseNumber(run, at),
    state: run.outcome ? stateOfOutcome(run.outcome) : run.state === 'done' ? 'skipped' : run.state,
    outcome: run.outcome,
    logs: run.outcome?.logs.length ? run.outcome.logs : run.logs,
    pictures: run.outcome?.pictures.length ? run.outcome.pictures : run.pictures,
    progress: run.progress,
    earlierSource: run.earlierSource,
  }));
}
