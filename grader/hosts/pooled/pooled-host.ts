/** A host over realms that can be started at will: student realms wait in a pool, judges on a shelf. */
import { runLimits } from '#grader/exercise/run-limits.ts';
import type { CasePlan, Device, JudgeCare, Limits, Report } from '#grader/protocol.ts';
import { evaluatedOf, GraderFault, type HostRun, type ProvingHost, reportOf } from '../host.ts';
import { withFreshJudges } from '../lost-judge.ts';
import { askJudge, type Exercise, type JudgeQuestion } from '../run/ask-judge.ts';
import { runRequest } from '../run/run-request.ts';
import { type SupervisedRun, superviseRun } from '../run/supervise-run.ts';
import { noiseOf, recordingOf } from './author-questions.ts';
import { createJudgeShelf, type PreparedJudge } from './judge-shelf.ts';
import type { RealmMaker, StudentNeeds, StudentRealm } from './realms.ts';
import { createStudentPool } from './student-pool.ts';
import { watchTime } from './watch-time.ts';

export interface PooledHostOptions {
  /** Student realms that wait, booted. */
  readonly poolSize: number;
  /** Judge realms that stay for the next run, over all exercises. */
  readonly judgesMax: number;
  readonly standing: Report['standing'];
  /** Where exercise.yaml does not say otherwise. */
  readonly limits: Limits;
  /** How many times longer than its limits a run may take on the wall clock now. Default 1. */
  readonly slowness?: () => number;
}

/** Loading the solution and compiling what it calls: about 0.3 s of CPU time, on slow machines more. */
const WARM_UP_CPU_MS = 2_000;

/** Runs may overlap; each has a judge and student realms of its own. */
export function createPooledHost<S extends StudentRealm>(
  maker: RealmMaker<S>,
  { poolSize, judgesMax, standing, limits, slowness = () => 1 }: PooledHostOptions,
): ProvingHost {
  const judges = createJudgeShelf(maker, judgesMax);
  const closed = new AbortController();
  const shown = Promise.withResolvers<Device>();
  const running = new Set<Promise<unknown>>();
  shown.promise.catch(() => undefined);
  const students = createStudentPool(maker, {
    size: poolSize,
    usual: needsOf(limits),
    onBooted: ({ device }) => shown.resolve(device),
  });

  /** Closing waits for it. */
  const follow = (work: Promise<unknown>): void => {
    running.add(work);
    const forget = (): unknown => running.delete(work);
    work.then(forget, forget);
  };
  const take = async (exercise: Exercise) => {
    closed.signal.throwIfAborted();
    const prepared = await judges.take(exercise);
    shown.resolve(prepared.judge.device);
    return prepared;
  };
  const supervise = async <T>(
    prepared: PreparedJudge<S>,
    {
      exercise,
      command,
      resultOf,
      ...run
    }: Pick<SupervisedRun<S, T>, 'command' | 'resultOf'> &
      Pick<HostRun, 'onEvent' | 'signal'> & { readonly exercise: Exercise },
  ): Promise<T> => {
    const own = runLimits(prepared.manifest, limits);
    const signal = AbortSignal.any([closed.signal, ...(run.signal ? [run.signal] : [])]);
    try {
      const result = await superviseRun({
        judge: prepared.judge,
        takeStudent: () => students.take(needsOf(own)),
        command,
        resultOf,
        watch: watchTime(prepared.judge, command.request),
        caseCpuMs: own.caseMs + WARM_UP_CPU_MS,
        signal,
        onEvent: (event) => run.onEvent?.(event),
        onEnding: follow,
      });
      judges.put(exercise, prepared);
      return result;
    } catch (error) {
      await judges.drop(prepared);
      throw error;
    }
  };
  const runWith = async (
    prepared: PreparedJudge<S>,
    { exercise, run, care }: { exercise: Exercise; run: HostRun; care: JudgeCare | undefined },
  ): Promise<Report> => {
    const own = runLimits(prepared.manifest, limits);
    const home = { standing, runner: maker.runner, limits: own, slowness: slowness() };
    const request = await runRequest({ ...run, care }, home);
    const command = { type: 'run', request } as const;
    return supervise(prepared, { exercise, ...run, command, resultOf: reportOf });
  };
  const runOnce = async (exercise: Exercise, run: HostRun): Promise<Report> => {
    let plan: readonly CasePlan[] = [];
    return withFreshJudges(
      () => plan,
      async (care) => {
        const prepared = await take(exercise);
        plan = prepared.plan;
        if (care) run.onEvent?.({ type: 'booted', device: prepared.judge.device });
        return runWith(prepared, { exercise, run, care });
      },
    );
  };
  const ask = async <T>(exercise: Exercise, question: JudgeQuestion<T>): Promise<T> => {
    const prepared = await take(exercise);
    try {
      const titleOf = (id: string) => prepared.plan.find((planned) => planned.id === id)?.title ?? id;
      const late = (id: string) => question.late(titleOf(id));
      const answer = await askJudge(prepared.judge, { ...question, late });
      judges.put(exercise, prepared);
      return answer;
    } catch (error) {
      await judges.drop(prepared);
      throw error;
    }
  };
  return {
    device: shown.promise,
    async prepare(exercise) {
      const prepared = await take(exercise);
      judges.put(exercise, prepared);
      return prepared.plan;
    },
    record: (exercise) => ask(exercise, recordingOf(exercise.slug)),
    measureNoise: (exercise) => ask(exercise, noiseOf(exercise.slug)),
    run(exercise, run) {
      const report = runOnce(exercise, run);
      follow(report);
      return report;
    },
    async evaluate(exercise, { onEvent, signal, ...asked }) {
      const prepared = await take(exercise);
      const own = { limits: runLimits(prepared.manifest, limits), slowness: slowness() };
      const command = {
        type: 'evaluate',
        request: { runId: crypto.randomUUID(), ...asked, ...own },
      } as const;
      const to = { ...(onEvent ? { onEvent } : {}), ...(signal ? { signal } : {}) };
      const evaluated = supervise(prepared, { exercise, ...to, command, resultOf: evaluatedOf });
      follow(evaluated);
      return evaluated;
    },
    async close() {
      closed.abort(new GraderFault('The host is closed.'));
      shown.reject(closed.signal.reason);
      await Promise.all([students.close(), judges.close()]);
      await Promise.allSettled(running);
      await maker.close();
    },
  };
}

function needsOf({ memoryBytes, runMs }: { memoryBytes: number; runMs: number }): StudentNeeds {
  return { memoryBytes, cpuMs: runMs };
}
