/** A host over realms that can be started at will: student realms wait in a pool, judges on a shelf. */
import { runLimits } from '#grader/exercise/run-limits.ts';
import type { CasePlan, Device, JudgeCare, Limits, Report } from '#grader/protocol.ts';
import {
  type Evaluated,
  evaluatedOf,
  GraderFault,
  type HostEvaluation,
  type HostRun,
  type ProvingHost,
  reportOf,
} from '../host.ts';
import { withFreshJudges } from '../lost-judge.ts';
import { askJudge, type Exercise, type JudgeQuestion } from '../run/ask-judge.ts';
import { runRequest } from '../run/run-request.ts';
import { type SupervisedRun, superviseRun } from '../run/supervise-run.ts';
import { noiseOf, recordingOf, suggestionFor } from './author-questions.ts';
import { createJudgeShelf, type JudgeShelf, type PreparedJudge } from './judge-shelf.ts';
import type { RealmMaker, StudentNeeds, StudentRealm } from './realms.ts';
import { createStudentPool, type StudentPool } from './student-pool.ts';
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
  options: PooledHostOptions,
): ProvingHost {
  const runs = new PooledRuns(maker, options);
  return {
    device: runs.device,
    prepare: (exercise) => runs.with(exercise, async ({ plan }) => plan),
    record: (exercise) => runs.ask(exercise, recordingOf(exercise.slug)),
    measureNoise: (exercise) => runs.ask(exercise, noiseOf(exercise.slug)),
    suggestCase: (exercise, program) => runs.ask(exercise, suggestionFor(exercise.slug, program)),
    run: (exercise, run) => runs.follow(runs.run(exercise, run)),
    evaluate: (exercise, evaluation) => runs.follow(runs.evaluate(exercise, evaluation)),
    close: () => runs.close(),
  };
}

class PooledRuns<S extends StudentRealm> {
  readonly device: Promise<Device>;
  readonly #maker: RealmMaker<S>;
  readonly #options: PooledHostOptions;
  readonly #judges: JudgeShelf<S>;
  readonly #students: StudentPool<S>;
  readonly #closed = new AbortController();
  readonly #shown = Promise.withResolvers<Device>();
  /** Closing waits for it. */
  readonly #running = new Set<Promise<unknown>>();

  constructor(maker: RealmMaker<S>, options: PooledHostOptions) {
    this.#maker = maker;
    this.#options = options;
    this.device = this.#shown.promise;
    this.device.catch(() => undefined);
    this.#judges = createJudgeShelf(maker, options.judgesMax);
    this.#students = createStudentPool(maker, {
      size: options.poolSize,
      usual: needsOf(options.limits),
      onBooted: ({ device }) => this.#shown.resolve(device),
    });
  }

  follow<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    const forget = (): unknown => this.#running.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** A judge that has the exercise serves others afterwards, unless something went wrong with it. */
  async with<T>(exercise: Exercise, work: (prepared: PreparedJudge<S>) => Promise<T>): Promise<T> {
    this.#closed.signal.throwIfAborted();
    const prepared = await this.#judges.take(exercise);
    this.#shown.resolve(prepared.judge.device);
    try {
      const result = await work(prepared);
      this.#judges.put(exercise, prepared);
      return result;
    } catch (error) {
      await this.#judges.drop(prepared);
      throw error;
    }
  }

  ask<T>(exercise: Exercise, question: JudgeQuestion<T>): Promise<T> {
    return this.with(exercise, ({ judge, plan }) => {
      const titleOf = (id: string) => plan.find((planned) => planned.id === id)?.title ?? id;
      return askJudge(judge, { ...question, late: (id) => question.late(titleOf(id)) });
    });
  }

  run(exercise: Exercise, run: HostRun): Promise<Report> {
    let plan: readonly CasePlan[] = [];
    const attempt = (care: JudgeCare | undefined): Promise<Report> =>
      this.with(exercise, async (prepared) => {
        plan = prepared.plan;
        if (care) run.onEvent?.({ type: 'booted', device: prepared.judge.device });
        const home = {
          standing: this.#options.standing,
          runner: this.#maker.runner,
          ...this.#bounds(prepared),
        };
        const request = await runRequest({ ...run, care }, home);
        return this.#supervise(prepared, run, { command: { type: 'run', request }, resultOf: reportOf });
      });
    return withFreshJudges(() => plan, attempt);
  }

  evaluate(exercise: Exercise, { onEvent, signal, ...asked }: HostEvaluation): Promise<Evaluated> {
    return this.with(exercise, (prepared) => {
      const request = { runId: crypto.randomUUID(), ...asked, ...this.#bounds(prepared) };
      const told = { ...(onEvent ? { onEvent } : {}), ...(signal ? { signal } : {}) };
      const command = { type: 'evaluate', request } as const;
      return this.#supervise(prepared, told, { command, resultOf: evaluatedOf });
    });
  }

  async close(): Promise<void> {
    this.#closed.abort(new GraderFault('The host is closed.'));
    this.#shown.reject(this.#closed.signal.reason);
    await Promise.all([this.#students.close(), this.#judges.close()]);
    await Promise.allSettled(this.#running);
    await this.#maker.close();
  }

  #bounds({ manifest }: PreparedJudge<S>): { readonly limits: Limits; readonly slowness: number } {
    return {
      limits: runLimits(manifest, this.#options.limits),
      slowness: this.#options.slowness?.() ?? 1,
    };
  }

  #supervise<T>(
    { judge }: PreparedJudge<S>,
    { onEvent, signal }: Pick<HostRun, 'onEvent' | 'signal'>,
    { command, resultOf }: Pick<SupervisedRun<S, T>, 'command' | 'resultOf'>,
  ): Promise<T> {
    const { limits } = command.request;
    return superviseRun({
      judge,
      takeStudent: () => this.#students.take(needsOf(limits)),
      command,
      resultOf,
      watch: watchTime(judge, command.request),
      caseCpuMs: limits.caseMs + WARM_UP_CPU_MS,
      signal: AbortSignal.any([this.#closed.signal, ...(signal ? [signal] : [])]),
      onEvent: (event) => onEvent?.(event),
      onEnding: (ended) => void this.follow(ended),
    });
  }
}

function needsOf({ memoryBytes, runMs }: { memoryBytes: number; runMs: number }): StudentNeeds {
  return { memoryBytes, cpuMs: runMs };
}
