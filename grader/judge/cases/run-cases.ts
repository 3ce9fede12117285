/** One run: every chosen case in the order written, then the report. */
import { runLimits, stretched } from '#grader/exercise/run-limits.ts';
import type { CaseOutcome, Device, JudgeEvent, Report, RunRequest } from '#grader/protocol.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { openSession } from '../link/open-session.ts';
import type { StudentSupply } from '../link/student-supply.ts';
import type { PreparedExercise } from '../prepare-exercise.ts';
import { buildReport } from '../report.ts';
import { createAttention } from './attention.ts';
import { createCaseRecorder } from './case-recorder.ts';
import { CASE_TRAITS } from './case-traits.ts';
import type { CaseResult } from './case-world.ts';
import { createRoundPlayer, playAsWitness, type RunWorld } from './play-round.ts';
import { chooseRounds, inOrder, isHidden, type Round } from './rounds.ts';
import { createConclusions } from './settle-run.ts';

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
  const { request, exercise, tf, device, emit } = run;
  const told = runLimits(exercise.manifest, request.limits);
  const limits = stretched(told, request.slowness ?? 1);
  const recorder = createCaseRecorder({ emit, logLinesMax: limits.logLines });
  const { solution, seed } = request;
  const session = openSession({ ...run, solution, seed, limits, told, recorder });
  const attention = request.care && createAttention((of) => emit({ type: 'judging', of }));
  let isStopped = false;
  const stopped = (): boolean => isStopped;
  const world: RunWorld = { request, exercise, tf, device, session, recorder, limits, attention };
  return {
    // What the code says later, an error that nothing caught for one, must not be heard in the run that follows.
    report: playAll(run, { world, stopped }).finally(() => session.stop()),
    stopped,
    stop() {
      isStopped = true;
      session.stop();
    },
  };
}

interface Playing {
  readonly world: RunWorld;
  readonly stopped: () => boolean;
}

async function playAll(run: JudgeRun, { world, stopped }: Playing): Promise<Report | null> {
  const { request, exercise, emit } = run;
  const { session, recorder } = world;
  const play = createRoundPlayer(world);
  const started = performance.now();
  recorder.begin(null);
  await session.load();
  const { logs } = recorder.said();
  const outcomes = new Map<Round, CaseOutcome>();
  const { solution, slowness = 1 } = request;
  const conclusions = createConclusions<Round>({ ...run, session, recorder, solution, slowness, stopped });
  const chosen = chooseRounds(exercise.cases, request);
  const concludes = request.care?.conclude !== false && request.against === undefined;
  let timeOutsInRow = 0;
  for (const round of inOrder(chosen)) {
    if (stopped()) return null;
    // Code that has seen hidden inputs could tell of them by what it answers when asked again.
    if (concludes && isHidden(round)) await conclusions.askAgain();
    emit({ type: 'case-started', id: round.planned.plan.id });
    const { outcome, result } = await play(round);
    if (stopped()) return null;
    outcomes.set(round, outcome);
    conclusions.add(round, result);
    emit({ type: 'outcome', outcome });
    timeOutsInRow = outcome.status === 'timed-out' ? timeOutsInRow + 1 : 0;
    if (timeOutsInRow === request.timeOutsInRowMax) break;
  }
  if (concludes) await conclusions.askAgain();
  const witnesses = (): Promise<readonly CaseResult[]> => askWitnesses({ world, stopped }, chosen);
  const hints = concludes ? await conclusions.hints(witnesses) : NO_HINTS;
  if (stopped()) return null;
  return buildReport({
    standing: request.standing,
    exercise: exercise.slug,
    exerciseHash: exercise.hash,
    codeHash: request.codeHash,
    seed: request.seed,
    device: run.device,
    runner: request.runner,
    durationMs: performance.now() - started,
    cases: chosen.flatMap((round) => {
      const outcome = outcomes.get(round);
      return outcome ? [{ ...outcome, hints: [...(hints.get(round) ?? [])] }] : [];
    }),
    logs: [...logs],
  });
}

const NO_HINTS: ReadonlyMap<Round, CaseOutcome['hints']> = new Map();

/** A run of chosen cases looks at the others too before it names a mistake: they may contradict. */
async function askWitnesses(
  { world, stopped }: Playing,
  chosen: readonly Round[],
): Promise<readonly CaseResult[]> {
  const { caseIds, rounds, ...request } = world.request;
  if (caseIds === undefined || rounds !== undefined) return [];
  const ids = new Set(chosen.map(({ planned }) => planned.plan.id));
  const results: CaseResult[] = [];
  for (const round of chooseRounds(world.exercise.cases, request)) {
    const { plan } = round.planned;
    if (stopped() || ids.has(plan.id) || !CASE_TRAITS[plan.kind].quick) continue;
    results.push(await playAsWitness(world, round));
  }
  return results;
}
