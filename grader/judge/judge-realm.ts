/** The judge role of a realm: handles the host's commands, one after the other. */
import { isExerciseError } from '#grader/exercise/files/exercise-error.ts';
import type { Device, JudgeCommand, JudgeEvent } from '#grader/protocol.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { isJudgeFault, JudgeFault } from './judge-fault.ts';
import type { JudgeRealmOptions } from './judge-realm-options.ts';
import { createStudentSupply } from './link/student-supply.ts';
import { measureNoise } from './measure/measure-noise.ts';
import { type PreparedExercise, prepareExercise } from './prepare-exercise.ts';
import { recordCases } from './record/record-cases.ts';
import { createRuns } from './runs.ts';
import { searchCase } from './suggest/search-case.ts';

type Command<T extends JudgeCommand['type']> = Extract<JudgeCommand, { type: T }>;

/** Handles the host's commands until the supervisor channel closes. Never throws: what goes wrong is a `fault` event. */
export function startJudge({ supervisor, boot, takeStudentChannel }: JudgeRealmOptions): void {
  const emit = (event: JudgeEvent): void => supervisor.post(event);
  const supply = createStudentSupply((reason) => emit({ type: 'replace-student', reason }));
  let realm: { readonly tf: TensorFlow; readonly device: Device } | null = null;
  let exercise: PreparedExercise | null = null;
  const runs = createRuns({ supply, emit, takeStudentChannel });

  const onPrepare = ({ exercise: slug, exerciseHash, files }: Command<'prepare'>): void => {
    if (realm === null) throw new JudgeFault('The judge was asked to prepare before it was booted.');
    if (exercise?.hash !== exerciseHash || exercise.slug !== slug) {
      exercise = null;
      exercise = prepareExercise({ slug, hash: exerciseHash, files }, realm.tf);
    }
    const { caseSeconds } = exercise.manifest.limits;
    const caseMs = caseSeconds === undefined ? undefined : caseSeconds * 1_000;
    emit({ type: 'prepared', plan: exercise.cases.map(({ plan }) => plan), caseMs });
  };

  const onRecord = async (): Promise<void> => {
    if (exercise === null) throw new JudgeFault('The judge was asked to record before prepare.');
    const recording = await recordCases(exercise, (id) => emit({ type: 'case-started', id }));
    emit({ type: 'recorded', recording });
  };

  const onMeasure = async (): Promise<void> => {
    if (realm === null || exercise === null)
      throw new JudgeFault('The judge was asked to measure before prepare.');
    const onCase = (id: string): void => emit({ type: 'case-started', id });
    emit({ type: 'measured', noise: await measureNoise({ ...realm, exercise, onCase }) });
  };

  const onSuggest = async ({ path, source }: Command<'suggest'>): Promise<void> => {
    if (exercise === null) throw new JudgeFault('The judge was asked to suggest before prepare.');
    const mistake = exercise.program(path, source);
    emit({ type: 'suggested', suggestion: await searchCase({ exercise, mistake }) });
  };

  const handle = async (command: JudgeCommand): Promise<void> => {
    switch (command.type) {
      case 'boot':
        realm = await boot(command.backend);
        return emit({ type: 'booted', device: realm.device });
      case 'prepare':
        return onPrepare(command);
      case 'run':
        if (realm === null || exercise === null)
          throw new JudgeFault('The judge was asked to run before prepare.');
        return runs.run({ ...command, exercise, ...realm });
      case 'evaluate':
        if (exercise === null) throw new JudgeFault('The judge was asked to evaluate before prepare.');
        return runs.evaluate({ ...command, exercise });
      case 'record':
        return onRecord();
      case 'measure':
        return onMeasure();
      case 'suggest':
        return onSuggest(command);
      case 'student-ready':
        return runs.studentReady(command);
      case 'student-gone':
        return supply.gone(command.reason, command.detail);
      case 'stop':
        return runs.stop();
    }
  };

  supervisor.receive((message) => {
    handle(message as JudgeCommand).catch((error: unknown) => emit({ type: 'fault', ...faultOf(error) }));
  });
}

/** Faults of the exercise speak for themselves; anything else is a defect of the grader and says what it is. */
function faultOf(error: unknown): Omit<Extract<JudgeEvent, { type: 'fault' }>, 'type'> {
  if (isJudgeFault(error)) return { message: error.message, problems: error.problems };
  if (isExerciseError(error)) {
    const problems = error.problems.map(({ file, field, line = null, message }) => ({
      file,
      line,
      message: field === '' ? message : `${field}: ${message}`,
    }));
    return { message: error.message, problems };
  }
  return { message: defectText(error) };
}

function defectText(error: unknown): string {
  return `The grader failed: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
}
