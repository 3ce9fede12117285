/**
 * The browser host: judge and student realm in workers of two hidden frames, on two origins that are not the page's.
 * The page itself never evaluates anything of an exercise or a student. How the parts find each other is told in
 * `browser/frame-messages.ts`; what a realm is told and tells is in `grader/protocol.ts`.
 */
import { z } from 'zod';
import {
  type BackendName,
  BROWSER_LIMITS,
  type CaseNoise,
  type CasePlan,
  type Device,
  type JudgeCare,
  type JudgeEvent,
  type Limits,
  type Report,
} from '#grader/protocol.ts';
import { orAborted } from './browser/or-aborted.ts';
import { keepRealms, type RealmKeeper } from './browser/realm-keeper.ts';
import type { RealmPair } from './browser/realm-pair.ts';
import { realmSite } from './browser/realm-site.ts';
import { cpuPasses, doubtfulCases, SECOND_OPINION_MS, withOutcomes } from './browser/second-opinion.ts';
import { watchedPair } from './browser/watched-pair.ts';
import {
  type Evaluated,
  evaluatedOf,
  GraderFault,
  type HostEvaluation,
  type HostRun,
  isGraderFault,
  type MeasuringHost,
  reportOf,
} from './host.ts';
import { isOverCase, withFreshJudges } from './lost-judge.ts';
import { noiseOf } from './pooled/author-questions.ts';
import { askJudge, type Exercise } from './run/ask-judge.ts';
import { runRequest } from './run/run-request.ts';
import { type SupervisedRun, superviseRun } from './run/supervise-run.ts';

// Its compiled parsers need eval, which pages forbid; even probing for it would be reported as a violation.
z.config({ jitless: true });

export interface BrowserHostOptions {
  /** "http://student.localhost:3000". */
  readonly studentOrigin: string;
  /** "http://judge.localhost:3000"; another origin than the student's. */
  readonly judgeOrigin: string;
  /** Where the two hidden frames go. Must be in the document and stay there until `close`. */
  readonly mount: HTMLElement;
  /** Default `best`: WebGPU, else WebGL, else CPU. */
  readonly preferredBackend?: BackendName | 'best';
  /**
   * How long a realm may take to boot on a GPU that has booted one before, until the CPU takes over. Default 20 s: the
   * slowest start seen, on a software adapter with a cold shader cache.
   */
  readonly gpuRebootMs?: number;
  /** In place of those of `BROWSER_LIMITS`. */
  readonly limits?: Partial<Limits>;
  /** Called with the first device and whenever it changes, as when a GPU is lost and the CPU takes over. */
  readonly onDevice?: (device: Device) => void;
}

/** While shaders are compiled the judge may be silent for longer, on software adapters for the better part of a minute. */
const SHADERS_MS = 60_000;
const GPU_REBOOT_MS = 20_000;

/**
 * Opens the frames and starts both realms at once, so that the first run finds them warm. Runs go one after another,
 * each with a student realm of its own; the next one boots when a run is over.
 *
 * When the judge fails on a GPU, the run starts over on the CPU: `onEvent` hears `booted` with the new device, then the
 * events of the run from the beginning. When it succeeds there, later runs stay on the CPU.
 */
export function createBrowserHost(options: BrowserHostOptions): MeasuringHost {
  return new BrowserHost(options);
}

class BrowserHost implements MeasuringHost {
  readonly device: Promise<Device>;
  readonly #realms: RealmKeeper;
  readonly #bootCpu: () => RealmKeeper;
  /** For second opinions; there once one was asked for. */
  #cpuRealms: RealmKeeper | undefined;
  readonly #limits: Limits;
  readonly #closed = new AbortController();
  #backend: BackendName | 'best';
  /** Settles when everything asked for before is over. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: BrowserHostOptions) {
    const { studentOrigin, judgeOrigin, mount, preferredBackend, onDevice } = options;
    this.#backend = preferredBackend ?? 'best';
    this.#limits = { ...BROWSER_LIMITS, ...options.limits };
    const sites = {
      judge: realmSite(judgeOrigin, mount),
      student: realmSite(studentOrigin, mount),
      gpuRebootMs: options.gpuRebootMs ?? GPU_REBOOT_MS,
    };
    const shown = Promise.withResolvers<Device>();
    this.#realms = keepRealms(sites, this.#backend, (device) => {
      shown.resolve(device);
      onDevice?.(device);
    });
    this.#bootCpu = () => keepRealms(sites, 'cpu', () => undefined);
    this.device = shown.promise;
    this.#realms.booted().catch(shown.reject);
    this.device.catch(() => undefined);
  }

  prepare(exercise: Exercise): Promise<CasePlan[]> {
    const plan = this.#inTurn(async () => {
      const pair = await this.#realms.pair();
      try {
        return (await pair.prepare(exercise)).plan;
      } catch (error) {
        this.#realms.restart({ backend: this.#backend });
        throw error;
      }
    });
    return orAborted(plan, this.#closed.signal);
  }

  run(exercise: Exercise, run: HostRun): Promise<Report> {
    const signal = AbortSignal.any([this.#closed.signal, ...(run.signal ? [run.signal] : [])]);
    const report = this.#inTurn(() => this.#runWithFallback(exercise, { ...run, signal }));
    return orAborted(report, signal);
  }

  evaluate(exercise: Exercise, evaluation: HostEvaluation): Promise<Evaluated> {
    const signal = AbortSignal.any([this.#closed.signal, ...(evaluation.signal ? [evaluation.signal] : [])]);
    const evaluated = this.#inTurn(async () => {
      signal.throwIfAborted();
      try {
        return await this.#evaluateOn(await this.#realms.pair(), exercise, { ...evaluation, signal });
      } catch (error) {
        this.#restart(exercise);
        throw error;
      }
    });
    return orAborted(evaluated, signal);
  }

  measureNoise(exercise: Exercise): Promise<CaseNoise[]> {
    const { signal } = this.#closed;
    const measured = this.#inTurn(async () => {
      try {
        const pair = await this.#realms.pair();
        await orAborted(pair.prepare(exercise), signal);
        return await askJudge(pair.judge, noiseOf(exercise.slug));
      } catch (error) {
        this.#restart(exercise);
        throw error;
      }
    });
    return orAborted(measured, signal);
  }

  async close(): Promise<void> {
    this.#closed.abort(new GraderFault('The runner was closed or changed. Run again.'));
    this.#realms.close();
    this.#cpuRealms?.close();
  }

  async #runWithFallback(exercise: Exercise, run: AbortableRun): Promise<Report> {
    let plan: readonly CasePlan[] = [];
    /** Why the judge after a lost one has no GPU. */
    let reason: string | null = null;
    const report = await withFreshJudges(
      () => plan,
      async (care) => {
        run.signal.throwIfAborted();
        const pair = await this.#realms.pair();
        const device = reason === null ? pair.judge.device : { ...pair.judge.device, reason };
        try {
          plan = (await orAborted(pair.prepare(exercise), run.signal)).plan;
          if (care) run.onEvent?.({ type: 'booted', device });
          const both = run.secondOpinion !== undefined && device.backend !== 'cpu';
          const own = { ...run, care };
          return {
            ...(await (both ? this.#runOnBoth : this.#runOn).call(this, pair, exercise, own)),
            device,
          };
        } catch (error) {
          const mayBeGpu = isGraderFault(error) && device.backend !== 'cpu' && !run.signal.aborted;
          const why = `${NAMES[device.backend]} failed during a run.`;
          if (mayBeGpu && !isOverCase(error)) return this.#runOnCpu(exercise, run, why);
          if (mayBeGpu) reason = why;
          if (reason === null || run.signal.aborted) this.#restart(exercise);
          else this.#realms.restart({ backend: 'cpu', reason });
          throw error;
        }
      },
    ).catch((error: unknown) => {
      if (reason !== null) this.#restart(exercise);
      throw error;
    });
    if (reason !== null) this.#settleBackend(report, exercise);
    return report;
  }

  /** After a judge was lost on a GPU: to blame is the answer that a judge on the CPU was lost over too, else the GPU. */
  #settleBackend({ cases }: Report, exercise: Exercise): void {
    if (cases.some(({ evidence }) => evidence?.judgeLost)) this.#restart(exercise);
    else this.#backend = 'cpu';
  }

  /** `done` is told once, with the report that stands. */
  async #runOnBoth(pair: RealmPair, exercise: Exercise, run: AbortableRun): Promise<Report> {
    const tell = run.onEvent ?? (() => undefined);
    const untilDone = (event: JudgeEvent): void => {
      if (event.type !== 'done') tell(event);
    };
    let report = await this.#runOn(pair, exercise, { ...run, onEvent: untilDone });
    const caseIds = doubtfulCases(report);
    if (caseIds.length > 0) {
      // Hints came with the report; nobody waits for the CPU to read them.
      for (const outcome of report.cases) if (outcome.hints.length > 0) tell({ type: 'outcome', outcome });
      const outcomes = cpuPasses(report, await this.#secondOpinion(report, exercise, { ...run, caseIds }));
      for (const outcome of outcomes) tell({ type: 'outcome', outcome });
      report = withOutcomes(report, outcomes);
    }
    tell({ type: 'done', report });
    return report;
  }

  /** Without one, what the GPU said stands. */
  async #secondOpinion(report: Report, exercise: Exercise, run: AbortableRun): Promise<Report> {
    this.#cpuRealms ??= this.#bootCpu();
    const inTime = AbortSignal.timeout(SECOND_OPINION_MS);
    try {
      const pair = await orAborted(this.#cpuRealms.pair(), run.signal);
      const signal = AbortSignal.any([run.signal, inTime]);
      return await this.#runOn(pair, exercise, { ...run, onEvent: () => undefined, signal });
    } catch (error) {
      this.#cpuRealms.restart({ backend: 'cpu' });
      if (run.signal.aborted || !(inTime.aborted || isGraderFault(error))) throw error;
      return { ...report, cases: [] };
    }
  }

  /** The second try, after a fault on a GPU. A fault here too means that the GPU was not to blame. */
  async #runOnCpu(exercise: Exercise, run: AbortableRun, reason: string): Promise<Report> {
    this.#realms.restart({ backend: 'cpu', reason });
    try {
      const pair = await this.#realms.pair();
      const device = { ...pair.judge.device, reason };
      run.onEvent?.({ type: 'booted', device });
      const report = await this.#runOn(pair, exercise, run);
      this.#backend = 'cpu';
      return { ...report, device };
    } catch (error) {
      this.#restart(exercise);
      throw error;
    }
  }

  #restart(warm: Exercise): void {
    if (!this.#closed.signal.aborted) this.#realms.restart({ backend: this.#backend, warm });
  }

  async #runOn(pair: RealmPair, exercise: Exercise, run: AbortableRun): Promise<Report> {
    const home = { standing: 'provisional', runner: 'browser', limits: this.#limits } as const;
    const command = { type: 'run', request: await runRequest(run, home) } as const;
    const { signal, onEvent = ignore } = run;
    return this.#supervise(pair, exercise, { command, resultOf: reportOf, onEvent, signal });
  }

  #evaluateOn(
    pair: RealmPair,
    exercise: Exercise,
    { onEvent = ignore, signal, ...asked }: HostEvaluation & { readonly signal: AbortSignal },
  ): Promise<Evaluated> {
    const request = { runId: crypto.randomUUID(), ...asked, limits: this.#limits };
    const command = { type: 'evaluate', request } as const;
    return this.#supervise(pair, exercise, { command, resultOf: evaluatedOf, onEvent, signal });
  }

  async #supervise<T>(
    pair: RealmPair,
    exercise: Exercise,
    run: Pick<SupervisedRun<never, T>, 'command' | 'resultOf' | 'onEvent' | 'signal'>,
  ): Promise<T> {
    const { caseMs } = await orAborted(pair.prepare(exercise), run.signal);
    const shadersMs = pair.judge.device.backend === 'cpu' ? 0 : SHADERS_MS;
    const result = await superviseRun({
      ...run,
      ...watchedPair<T>(pair, caseMs + this.#limits.judgeMs + shadersMs),
      // No page can measure it.
      caseCpuMs: Number.POSITIVE_INFINITY,
      onEnding: ignore,
    });
    pair.warmStudent();
    return result;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

const ignore = (): void => undefined;

const NAMES: Readonly<Record<BackendName, string>> = { webgpu: 'WebGPU', webgl: 'WebGL', cpu: 'CPU' };

type AbortableRun = HostRun & { readonly signal: AbortSignal; readonly care?: JudgeCare | undefined };
