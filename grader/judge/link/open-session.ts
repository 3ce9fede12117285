import type { Limits } from '#grader/protocol.ts';
import { createCaseClock } from '../cases/case-clock.ts';
import type { CaseRecorder } from '../cases/case-recorder.ts';
import type { PreparedExercise } from '../prepare-exercise.ts';
import { createStudentSession, type StudentSession } from './student-session.ts';
import type { StudentSupply } from './student-supply.ts';

/** A session with a student's code under the rules of its exercise; nothing is loaded yet. */
export function openSession(options: {
  readonly exercise: PreparedExercise;
  readonly supply: StudentSupply;
  readonly solution: string;
  readonly seed: number;
  readonly limits: Limits;
  /** The limits as people know them, where a busy machine stretches them. */
  readonly told: Limits;
  readonly recorder: CaseRecorder;
}): StudentSession {
  const { exercise, supply, solution, seed, limits, told, recorder } = options;
  const { manifest, reference, driver } = exercise;
  const { outputBytes, logLines, memoryBytes } = limits;
  return createStudentSession({
    supply,
    manifest,
    driven: reference.driverExports,
    limits,
    clock: createCaseClock(limits, told),
    recorder,
    seed,
    load: {
      solution,
      driver,
      forbids: manifest.forbids,
      entryPoints: manifest.entryPoints.map(({ name }) => name),
      limits: { outputBytes, logLines, memoryBytes },
    },
  });
}
