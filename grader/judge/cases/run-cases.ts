/** One run: every chosen case in the order written, then the report. */
import { runLimits, stretched } from '#grader/exercise/run-limits.ts';
import type { CaseOutcome, Device, JudgeEvent, Report, RunRequest } from '#grader/protocol.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { openSession } from '../link/open-session.ts';
import type { StudentSession } from '../link/student-session.ts';
import type { StudentSupply } from '../link/student-supply.ts';
import { type PlannedCase, type PreparedExercise, prepareExercise } from '../prepare-exercise.ts';
import { buildOutcome, buildReport } from '../report.ts';
import { createAttention } from './attention.ts';
import { createCaseRecorder } from './case-recorder.ts';
import { CASE_TRAITS } from './case-traits.ts';
import type { CaseResult, CaseWorld } from './case-world.ts';
import { createDistanceGauge } from './distance-gauge.ts';
import { deriveSeed } from './inputs/random.ts';
import { knownCalls } from './known-names.ts';
import { createLawPoints } from './law-points.ts';
import { isExhausted, lostResult } from './lost-result.ts';
import { runCase } from './run-case.ts';
import { createConclusions } from './settle-run.ts';
import { tellApart } from './tell-apart.ts';

export interface JudgeRun {
  readonly request: RunRequest;
  readonly exercise: PreparedExercise;
  readonly supply: StudentSupply;
  readonly tf: TensorFlow;
  readonly device: Device;
  readonly emit: (event: JudgeEvent) => void;
}

export interface RunHandle {
  /** The report, or null when the run was stopped. Rejects with a JudgeFault when the exercise is broken. */
  readonly report: Promise<Report | null>;
  stop(): void;
  stopped(): boolean;
}

/** Starts a run. */
export function startRun(run: JudgeRun): RunHandle {
  const told = runLimits(run.exercise.manifest, run.request.limits);
  const limits = stretched(told, run.request.slowness ?? 1);
  const recorder = createCaseRecorder({ emit: run.emit, logLinesMax: limits.logLines });
  const { solution, seed } = run.request;
  const session = openSession({ ...run, solution, seed, limits, told, recorder });
  const { against } = run.request;
  const { slug } = run.exercise;
  const rival = against ? prepareExercise({ slug, ...against }, run.tf) : null;
  const lawPoints = createLawPoints((call) => knownCalls(run.exercise, call));
  let stopped = false;

  const runAll = async (): Promise<Report | null> => {
    const started = performance.now();
    recorder.begin(null);
    await session.load();
    const { logs } = recorder.said();
    const outcomes = new Map<Round, CaseOutcome>();
    const conclusions = createConclusions<Round>({
      ...run,
      session,
      recorder,
      solution: run.request.solution,
      slowness: run.request.slowness ?? 1,
      stopped: () => stopped,
    });
    const chosen = chooseCases(run.exercise.cases, run.request);
    const concludes = run.request.care?.conclude !== false && rival === null;
    let timeOutsInRow = 0;
    for (const round of inOrder(chosen)) {
      if (stopped) return null;
      // Code that has seen hidden inputs could tell of them by what it answers when asked again.
      if (concludes && isHidden(round)) await conclusions.askAgain();
      run.emit({ type: 'case-started', id: round.planned.plan.id });
      const { outcome, result } = await runOne(round);
      if (stopped) return null;
      outcomes.set(round, outcome);
      conclusions.add(round, result);
      run.emit({ type: 'outcome', outcome });
      timeOutsInRow = outcome.status === 'timed-out' ? timeOutsInRow + 1 : 0;
      if (timeOutsInRow === run.request.timeOutsInRowMax) break;
    }
    if (concludes) await conclusions.askAgain();
    const hints = concludes ? await conclusions.hints(() => askWitnesses(chosen)) : NO_HINTS;
    if (stopped) return null;
    const { request, exercise, device } = run;
    return buildReport({
      standing: request.standing,
      exercise: exercise.slug,
      exerciseHash: exercise.hash,
      codeHash: request.codeHash,
      seed: request.seed,
      device,
      runner: request.runner,
      durationMs: performance.now() - started,
      cases: chosen.flatMap((round) => {
        const outcome = outcomes.get(round);
        return outcome ? [{ ...outcome, hints: [...(hints.get(round) ?? [])] }] : [];
      }),
      logs: [...logs],
    });
  };

  /** A run of chosen cases looks at the others too before it names a mistake: they may contradict. */
  const askWitnesses = async (chosen: readonly Round[]): Promise<readonly CaseResult[]> => {
    const { caseIds, rounds, ...request } = run.request;
    if (caseIds === undefined || rounds !== undefined) return [];
    const ids = new Set(chosen.map(({ planned }) => planned.plan.id));
    const results: CaseResult[] = [];
    for (const { planned, seed } of chooseCases(run.exercise.cases, request)) {
      if (stopped || ids.has(planned.plan.id) || !CASE_TRAITS[planned.plan.kind].quick) continue;
      session.clock.beginCase();
      const own = { session, limits, seed: deriveSeed(seed, planned.plan.id), asWitness: true };
      results.push(await runCase(worldOf(run, own), planned.spec));
    }
    return results;
  };

  const attention = run.request.care && createAttention((of) => run.emit({ type: 'judging', of }));
  const runOne = async ({
    planned: { plan, spec },
    seed,
  }: Round): Promise<{ readonly outcome: CaseOutcome; readonly result: CaseResult }> => {
    const started = performance.now();
    recorder.begin(plan.id);
    session.beginCase({ caseId: plan.id, seed });
    attention?.beginInput();
    const called = new Set<string>();
    const gauge = createDistanceGauge();
    const world = worldOf(run, {
      session: recordCalls(session, (name) => {
        called.add(name);
        attention?.toAnswer();
      }),
      limits,
      seed: deriveSeed(seed, plan.id),
      gauge,
      ...(attention ? { attention } : {}),
    });
    const isLost = run.request.care?.lost.includes(plan.id) === true;
    const ran = isLost
      ? lostResult()
      : await (rival ? tellApart(world, { id: plan.id, spec, rival }) : runCase(world, spec)).catch(
          (error: unknown) => {
            // What the reference throws comes as a JudgeFault.
            if (called.size > 0 && isExhausted(error)) return lostResult();
            throw error;
          },
        );
    const result = lawPoints.settle({ kind: plan.kind, result: ran, called });
    const durationMs = performance.now() - started;
    // Between two versions of a case there is no one tolerance.
    const inTolerances = rival ? undefined : gauge.most({ kind: plan.kind, status: result.status });
    return { result, outcome: buildOutcome({ plan, result, durationMs, inTolerances, ...recorder.said() }) };
  };

  return {
    // What the code says later, an error that nothing caught for one, must not be heard in the run that follows.
    report: runAll().finally(() => session.stop()),
    stopped: () => stopped,
    stop() {
      stopped = true;
      session.stop();
    },
  };
}

function worldOf(
  { exercise, tf, device }: JudgeRun,
  own: Pick<CaseWorld, 'session' | 'limits' | 'seed' | 'asWitness' | 'attention' | 'gauge'>,
): CaseWorld {
  return { exercise, tf, backend: device.backend, ...own };
}

const NO_HINTS: ReadonlyMap<Round, CaseOutcome['hints']> = new Map();

/** A case with the seed of its run. */
interface Round {
  readonly planned: PlannedCase;
  readonly seed: number;
}

function isHidden({ planned }: Round): boolean {
  return planned.plan.visibility === 'hidden';
}

/** The same session; `onCall` hears the name of each function before it is called. */
function recordCalls(session: StudentSession, onCall: (name: string) => void): StudentSession {
  return {
    ...session,
    call(name, args, mode) {
      onCall(name);
      return session.call(name, args, mode);
    },
  };
}

/**
 * Hidden cases last: code that has seen hidden inputs must not speak in a public case afterwards, where students read what
 * it says. Of each kind laws last, since what they earn hangs on the others.
 */
function inOrder(rounds: readonly Round[]): readonly Round[] {
  const place = (round: Round): number =>
    2 * Number(isHidden(round)) + Number(CASE_TRAITS[round.planned.plan.kind].isLaw);
  return rounds.toSorted((a, b) => place(a) - place(b));
}

function chooseCases(
  cases: readonly PlannedCase[],
  { visibility, caseIds, rounds, seed }: RunRequest,
): readonly Round[] {
  if (rounds) {
    return rounds.flatMap((round) =>
      cases.filter(({ plan }) => plan.id === round.caseId).map((planned) => ({ planned, seed: round.seed })),
    );
  }
  return cases
    .filter(
      ({ plan }) =>
        (visibility === 'all' || plan.visibility === 'public') &&
        (caseIds === undefined || caseIds.includes(plan.id)),
    )
    .map((planned) => ({ planned, seed }));
}
