/** One run of cases on a host, told to the page's state for as long as nobody has stopped it or started another. */
import type { HostRun } from '#grader/hosts/host.ts';
import type { Report } from '#grader/protocol.ts';
import { faultWords } from './fault-words.ts';
import type { RunAction, RunCase } from './run-state.ts';
import type { OpenHost } from './use-host.ts';
import type { Turn } from './use-turn.ts';

/** A loop that never ends costs two limits of a case, not all of them. */
const TIME_OUTS_IN_ROW_MAX = 2;

export type ChosenCases = { readonly caseIds?: readonly string[] };

export interface CasesRun {
  readonly open: Pick<OpenHost, 'ready'>;
  readonly plan: readonly RunCase[];
  readonly dispatch: (action: RunAction) => void;
  readonly turn: Turn;
  readonly controller: AbortController;
  readonly source: string;
  /** Asked for once there is a host: a run of an earlier visit may have had one. */
  readonly seed: () => number;
  readonly chosen: ChosenCases;
  /** The report of a run that ended early, whose rest this is. */
  readonly before: Report | null;
}

/** Null when the run was ended, or could not be made. */
export async function runCases(run: CasesRun): Promise<Report | null> {
  const { open, plan, dispatch, turn, controller, source, seed, chosen, before } = run;
  const started = {
    type: 'started' as const,
    plan,
    source,
    ...chosen,
    continues: before !== null,
  };
  dispatch(started);
  const wishes: Omit<HostRun, 'seed'> = {
    solution: source,
    visibility: 'public',
    secondOpinion: 'cpu',
    ...chosen,
    ...(before === null ? { timeOutsInRowMax: TIME_OUTS_IN_ROW_MAX } : {}),
    signal: controller.signal,
    onEvent(event) {
      // A host that changes devices may still speak of a run that was stopped, or in whose place another one is.
      if (!turn.has(controller)) return;
      // The GPU was given up in the middle of the run: it starts over.
      if (event.type === 'booted') dispatch(started);
      dispatch({ type: 'event', event });
    },
  };
  try {
    const { host, exercise } = await open.ready();
    const report = await host.run(exercise, { ...wishes, seed: seed() });
    if (!turn.has(controller)) return null;
    dispatch({ type: 'event', event: { type: 'done', report } });
    return report;
  } catch (error) {
    if (turn.has(controller) && !controller.signal.aborted)
      dispatch({ type: 'fault', message: faultWords(error) });
    return null;
  }
}
