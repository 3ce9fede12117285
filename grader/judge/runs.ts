/** What of the judge's work speaks with a student realm: one run or one snippet at a time. */
import type { Device, JudgeCommand, JudgeEvent, RunRequest } from '#grader/protocol.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { type RunHandle, startRun } from './cases/run-cases.ts';
import { evaluateSnippet } from './evaluate.ts';
import { JudgeFault } from './judge-fault.ts';
import type { JudgeRealmOptions } from './judge-realm-options.ts';
import type { StudentSupply } from './link/student-supply.ts';
import type { PreparedExercise } from './prepare-exercise.ts';

type Command<T extends JudgeCommand['type']> = Extract<JudgeCommand, { type: T }>;

interface AskedRun {
  readonly request: RunRequest;
  readonly exercise: PreparedExercise;
  readonly tf: TensorFlow;
  readonly device: Device;
}

interface AskedSnippet {
  readonly request: Command<'evaluate'>['request'];
  readonly exercise: PreparedExercise;
}

export interface Runs {
  /** Ends with the run. @throws JudgeFault while another goes on, or when the exercise is broken */
  run(asked: AskedRun): Promise<void>;
  /** Ends with the snippet. @throws JudgeFault during a run */
  evaluate(asked: AskedSnippet): Promise<void>;
  studentReady(command: Command<'student-ready'>): void;
  stop(): void;
}

export function createRuns({
  supply,
  emit,
  takeStudentChannel,
}: Pick<JudgeRealmOptions, 'takeStudentChannel'> & {
  readonly supply: StudentSupply;
  readonly emit: (event: JudgeEvent) => void;
}): Runs {
  let running: RunHandle | null = null;
  let runId: string | null = null;

  return {
    async run(asked) {
      runId = asked.request.runId;
      // A run that was stopped may still be winding down.
      if (running?.stopped()) await running.report.catch(() => null);
      if (running !== null) throw new JudgeFault('The judge was asked to run twice at once.');
      running = startRun({ ...asked, supply, emit });
      try {
        const report = await running.report;
        if (report !== null) emit({ type: 'done', report });
      } finally {
        running = null;
        runId = null;
        supply.release();
      }
    },
    async evaluate({ request, exercise }) {
      if (running !== null) throw new JudgeFault('The judge was asked to evaluate during a run.');
      runId = request.runId;
      try {
        emit({ type: 'evaluated', error: await evaluateSnippet({ request, exercise, supply, emit }) });
      } finally {
        runId = null;
        supply.release();
      }
    },
    studentReady({ device, runId: meantFor }) {
      const channel = takeStudentChannel();
      // One that a run asked for at its end arrives after it, and is ended already.
      if (meantFor === undefined || meantFor === runId) supply.ready({ channel, device });
    },
    stop() {
      running?.stop();
    },
  };
}
