/** What a run concludes from its cases together: hints, which one case alone could get wrong. */
import type { Hint } from '#grader/protocol.ts';
import { findKeptState, KEPT_STATE } from '../explain/kept-state.ts';
import { createEffort } from '../explain/search-effort.ts';
import { settleHints } from '../explain/settle-hints.ts';
import type { ObservedCase } from '../explain/suspects.ts';
import { mayHoldState } from '../link/holds-state.ts';
import type { StudentSession } from '../link/student-session.ts';
import type { PreparedExercise } from '../prepare-exercise.ts';
import type { CaseRecorder } from './case-recorder.ts';
import type { CaseResult } from './case-world.ts';
import type { Answerer, Observation } from './observation.ts';
import { createObservationLog } from './observation-log.ts';

export interface RunConclusions<R> {
  add(round: R, result: CaseResult): void;
  /** Asks the student's code again for what is shown of the cases added since the last time. */
  askAgain(): Promise<void>;
  /** The hints of each case that has any. @param witnesses looks at cases that the run left out, where that is needed */
  hints(witnesses: () => Promise<readonly CaseResult[]>): Promise<ReadonlyMap<R, readonly Hint[]>>;
}

export interface ConcludedRun {
  readonly exercise: Pick<PreparedExercise, 'misconceptions'>;
  readonly session: StudentSession;
  readonly recorder: Pick<CaseRecorder, 'pause'>;
  readonly solution: string;
  /** How many times longer than an idle one this machine may take. */
  readonly slowness: number;
  readonly stopped: () => boolean;
}

/** `R` is what the caller knows its cases by. */
export function createConclusions<R>(run: ConcludedRun): RunConclusions<R> {
  const log = createObservationLog();
  const cases = new Map<R, ObservedCase>();
  const asked = new Set<Observation>();
  const kept = new Set<Observation>();

  const observe = ({ status, observations = [] }: CaseResult): ObservedCase => ({
    passed: status === 'passed',
    observations: log.add(status, observations),
  });

  return {
    add(round, result) {
      cases.set(round, observe(result));
    },
    async askAgain() {
      const shown = [...cases.values()].flatMap(({ observations }) =>
        observations.filter((observation) => observation.shown && !asked.has(observation)),
      );
      if (shown.length === 0 || run.stopped()) return;
      for (const observation of shown) asked.add(observation);
      run.recorder.pause();
      const found = await findKeptState(shown, {
        again: answererOf(run.session),
        afresh: mayHoldState(run.solution) ? () => freshAnswerer(run.session) : null,
      });
      for (const observation of found) kept.add(observation);
    },
    async hints(witnesses) {
      if (kept.size > 0)
        return hintsWhere(cases, ({ observations }) => observations.some((one) => kept.has(one)));
      const effort = createEffort(run);
      const settle = async (more: readonly ObservedCase[]): Promise<ReadonlyMap<R, readonly Hint[]>> => {
        const hints = await settleHints(run.exercise.misconceptions(), [...cases.values(), ...more], effort);
        return new Map([...cases.keys()].map((round, i) => [round, hints[i] ?? []]));
      };
      const alone = await settle([]);
      if ([...alone.values()].every((hints) => hints.length === 0)) return alone;
      run.recorder.pause();
      const others = await witnesses();
      return others.length === 0 ? alone : settle(others.map(observe));
    },
  };
}

function hintsWhere<R>(
  cases: ReadonlyMap<R, ObservedCase>,
  isMeant: (one: ObservedCase) => boolean,
): ReadonlyMap<R, readonly Hint[]> {
  return new Map([...cases].map(([round, one]) => [round, isMeant(one) ? [KEPT_STATE] : []]));
}

function answererOf(session: StudentSession): Answerer {
  return ({ call, args, mode }) => {
    session.clock.beginCase();
    return session.call(call, args, mode);
  };
}

async function freshAnswerer(session: StudentSession): Promise<Answerer> {
  await session.restart();
  return answererOf(session);
}
