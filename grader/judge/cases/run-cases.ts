/** One run: every chosen case in the order written, then the report. */
import { runLimits } from '#grader/exercise/run-limits.ts';
import type { CaseOutcome, Device, JudgeEvent, Limits, Report, RunRequest } from '#grader/protocol.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { createStudentSession, type StudentSession } from '../link/student-session.ts';
import type { StudentSupply } from '../link/student-supply.ts';
import type { PlannedCase, PreparedExercise } from '../prepare-exercise.ts';
import { buildOutcome, buildReport } from '../report.ts';
import { createCaseClock } from './case-clock.ts';
import { createCaseRecorder } from './case-recorder.ts';
import type { CaseWorld } from './case-world.ts';
import { createLawPoints, isLaw } from './law-points.ts';
import { deriveSeed } from './random.ts';
import { runCase } from './run-case.ts';

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
  const limits = runLimits(run.exercise.manifest, run.request.limits);
  const recorder = createCaseRecorder({ emit: run.emit, logLinesMax: limits.logLines });
  const session = createStudentSession({
    supply: run.supply,
    manifest: run.exercise.manifest,
    driven: run.exercise.reference.driverExports,
    limits,
    clock: createCaseClock(limits),
    recorder,
    seed: run.request.seed,
    load: {
      solution: run.request.solution,
      driver: run.exercise.driver,
      forbids: run.exercise.manifest.forbids,
      entryPoints: run.exercise.manifest.entryPoints.map(({ name }) => name),
      limits: {
        outputBytes: limits.outputBytes,
        logLines: limits.logLines,
        memoryBytes: limits.memoryBytes,
      },
    },
  });
  const lawPoints = createLawPoints();
  let stopped = false;

  const runAll = async (): Promise<Report | null> => {
    const started = performance.now();
    recorder.begin(null);
    await session.load();
    const { logs } = recorder.said();
    const outcomes = new Map<Round, CaseOutcome>();
    const chosen = chooseCases(run.exercise.cases, run.request);
    let timeOutsInRow = 0;
    for (const round of inOrder(chosen)) {
      if (stopped) return null;
      run.emit({ type: 'case-started', id: round.planned.plan.id });
      const outcome = await runOne(round);
      if (stopped) return null;
      outcomes.set(round, outcome);
      run.emit({ type: 'outcome', outcome });
      timeOutsInRow = outcome.status === 'timed-out' ? timeOutsInRow + 1 : 0;
      if (timeOutsInRow === run.request.timeOutsInRowMax) break;
    }
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
      cases: chosen.flatMap((round) => outcomes.get(round) ?? []),
      logs: [...logs],
    });
  };

  const runOne = async ({ planned: { plan, spec }, seed }: Round): Promise<CaseOutcome> => {
    const started = performance.now();
    recorder.begin(plan.id);
    session.beginCase({ caseId: plan.id, seed });
    const called = new Set<string>();
    const world = worldOf(run, {
      session: recordCalls(session, called),
      limits,
      seed: deriveSeed(seed, plan.id),
    });
    const ran = await runCase(world, spec);
    const result = lawPoints.settle({ kind: plan.kind, result: ran, called });
    return buildOutcome({ plan, result, durationMs: performance.now() - started, ...recorder.said() });
  };

  return {
    report: runAll(),
    stopped: () => stopped,
    stop() {
      stopped = true;
      session.stop();
    },
  };
}

function worldOf(
  { exercise, tf, device }: JudgeRun,
  own: { session: StudentSession; limits: Limits; seed: number },
): CaseWorld {
  return { exercise, tf, backend: device.backend, ...own };
}

/** A case with the seed of its run. */
interface Round {
  readonly planned: PlannedCase;
  readonly seed: number;
}

/** The same session; the names of all functions that are called are added to `called`. */
function recordCalls(session: StudentSession, called: Set<string>): StudentSession {
  return {
    ...session,
    call(name, args, mode) {
      called.add(name);
      return session.call(name, args, mode);
    },
  };
}

/**
 * Hidden cases last: code that has seen hidden inputs must not speak in a public case afterwards, where students read what
 * it says. Of each kind laws last, since what they earn hangs on the others.
 */
function inOrder(rounds: readonly Round[]): readonly Round[] {
  const place = ({ planned: { plan } }: Round): number =>
    2 * Number(plan.visibility === 'hidden') + Number(isLaw(plan.kind));
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
