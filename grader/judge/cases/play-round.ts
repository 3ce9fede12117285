/** One case of a run: what it came to, and what the report says of it. */
import type { CaseOutcome, Device, Limits, RunRequest } from '#grader/protocol.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import type { StudentSession } from '../link/student-session.ts';
import { type PreparedExercise, prepareExercise } from '../prepare-exercise.ts';
import { buildOutcome } from '../report.ts';
import type { Attention } from './attention.ts';
import type { CaseRecorder } from './case-recorder.ts';
import type { CaseResult, CaseWorld } from './case-world.ts';
import { createDistanceGauge } from './distance-gauge.ts';
import { deriveSeed } from './inputs/random.ts';
import { knownCalls } from './known-names.ts';
import { createLawPoints } from './law-points.ts';
import { isExhausted, lostResult } from './lost-result.ts';
import type { Round } from './rounds.ts';
import { runCase } from './run-case.ts';
import { tellApart } from './tell-apart.ts';

/** What all cases of one run share. */
export interface RunWorld {
  readonly request: RunRequest;
  readonly exercise: PreparedExercise;
  readonly tf: TensorFlow;
  readonly device: Device;
  readonly session: StudentSession;
  readonly recorder: CaseRecorder;
  readonly limits: Limits;
  /** Of a run that is looked at while it goes on. */
  readonly attention: Attention | undefined;
}

export interface PlayedCase {
  readonly outcome: CaseOutcome;
  readonly result: CaseResult;
}

/** Plays the cases of one run; laws are paid by what was played before them. */
export function createRoundPlayer(world: RunWorld): (round: Round) => Promise<PlayedCase> {
  const { request, exercise, tf, session, recorder, attention } = world;
  const { against } = request;
  const rival = against ? prepareExercise({ slug: exercise.slug, ...against }, tf) : null;
  const lawPoints = createLawPoints((call) => knownCalls(exercise, call));

  return async ({ planned: { plan, spec }, seed }) => {
    const started = performance.now();
    recorder.begin(plan.id);
    session.beginCase({ caseId: plan.id, seed });
    attention?.beginInput();
    const called = new Set<string>();
    const gauge = createDistanceGauge();
    const heard = recordCalls(session, (name) => {
      called.add(name);
      attention?.toAnswer();
    });
    const own = {
      session: heard,
      seed: deriveSeed(seed, plan.id),
      gauge,
      ...(attention ? { attention } : {}),
    };
    const caseWorld = caseWorldOf(world, own);
    const play = (): Promise<CaseResult> =>
      rival ? tellApart(caseWorld, { id: plan.id, spec, rival }) : runCase(caseWorld, spec);
    const isLost = request.care?.lost.includes(plan.id) === true;
    const ran = isLost
      ? lostResult()
      : await play().catch((error: unknown) => {
          // What the reference throws comes as a JudgeFault.
          if (called.size > 0 && isExhausted(error)) return lostResult();
          throw error;
        });
    const result = lawPoints.settle({ kind: plan.kind, result: ran, called });
    const durationMs = performance.now() - started;
    // Between two versions of a case there is no one tolerance.
    const inTolerances = rival ? undefined : gauge.most({ kind: plan.kind, status: result.status });
    return { result, outcome: buildOutcome({ plan, result, durationMs, inTolerances, ...recorder.said() }) };
  };
}

/** A case once more, for what it says of a mistake: it earns nothing and nobody reads it. */
export function playAsWitness(world: RunWorld, { planned, seed }: Round): Promise<CaseResult> {
  const { session } = world;
  session.clock.beginCase();
  const own = { session, seed: deriveSeed(seed, planned.plan.id), asWitness: true };
  return runCase(caseWorldOf(world, own), planned.spec);
}

function caseWorldOf(
  { exercise, tf, device, limits }: RunWorld,
  own: Pick<CaseWorld, 'session' | 'seed' | 'asWitness' | 'attention' | 'gauge'>,
): CaseWorld {
  return { exercise, tf, backend: device.backend, limits, ...own };
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
