/** The student role of a realm: loads one solution and calls it, once it has nothing left to reach for. */
import type {
  BackendName,
  CodeError,
  Device,
  LogLine,
  StudentCommand,
  StudentHostCommand,
  StudentHostEvent,
  StudentMessage,
} from '#grader/protocol.ts';
import type { Channel } from './channel/channel.ts';
import { describeThrown } from './code-errors.ts';
import { type CapturedConsole, captureConsole } from './console-capture.ts';
import type { EntryModule } from './entry-calls.ts';
import { type AwaitedLoad, createAwaitedEntryModule } from './entry-module.ts';
import { rehearseLoading } from './loading/rehearsal.ts';
import { SNIPPET_FILE } from './loading/snippet.ts';
import { meterOf } from './metering.ts';
import { installKernelPolicy } from './policy/kernel-policy.ts';
import { lockDown } from './policy/lock-down.ts';
import { seedRandomness } from './policy/seeded-random.ts';
import { studentTensorFlow } from './policy/student-tensorflow.ts';
import { createShow } from './show.ts';
import type { TensorFlow } from './tensorflow.ts';

const FILE_NAME = 'solution.ts';

export interface StudentRealmOptions {
  /** `StudentHostCommand` in, `StudentHostEvent` out; nothing is said after the boot. */
  readonly supervisor: Channel;
  /** `StudentCommand` in, `StudentMessage` out. */
  readonly channel: Channel;
  readonly boot: (
    backend: BackendName | 'best',
  ) => Promise<{ readonly tf: TensorFlow; readonly device: Device }>;
  /** Hands over errors that no call was there to catch; called once, before any solution loads. */
  readonly onStrayError?: (handler: (error: unknown) => void) => void;
}

/** Boots on the host's command, then serves the judge until the realm is ended. One solution per realm. */
export function startStudent(options: StudentRealmOptions): void {
  const post = (event: StudentHostEvent): void => options.supervisor.post(event);
  options.supervisor.receive((message) => {
    const command = message as StudentHostCommand;
    options
      .boot(command.backend)
      .then(async ({ tf, device }) => {
        await serve(tf, options);
        await rehearseLoading();
        post({ type: 'booted', device });
      })
      .catch((error: unknown) => post({ type: 'boot-failed', message: String(error).slice(0, 2_000) }));
  });
}

async function serve(tf: TensorFlow, { channel, onStrayError }: StudentRealmOptions): Promise<void> {
  const post = (message: StudentMessage): void => channel.post(message);
  let captured: CapturedConsole | null = null;
  let module: EntryModule | null = null;
  let evaluate: ((snippet: string) => Promise<CodeError | null>) | null = null;
  onStrayError?.((error) => captured?.note('error', error));
  const meter = meterOf(tf);
  const random = await seedRandomness(tf);
  lockDown();

  const handle = async (command: StudentCommand): Promise<void> => {
    const { id } = command;
    random.begin(command.randomKey);
    if (command.type === 'load') {
      captured = replaceConsole(command.limits.logLines, post);
      meter.limit(command.limits.memoryBytes, () => post({ type: 'out-of-memory' }));
      const loaded = await load(tf, command, post);
      if (loaded.kind === 'loaded') {
        ({ module, evaluate } = loaded);
        post({ type: 'loaded', id, exports: [...module.exports] });
      } else post({ type: 'load-failed', id, error: loaded.error });
      return;
    }
    if (module === null || evaluate === null) throw new Error('No solution is loaded.');
    if (command.type === 'evaluate') {
      const error = await evaluate(command.snippet);
      post(error === null ? { type: 'evaluated', id } : { type: 'threw', id, error, cost: null });
      return;
    }
    const result = await module.call(command.name, command.args, command.mode);
    if (result.kind === 'returned') {
      const { value, cost, changedInput } = result;
      post({ type: 'returned', id, value, cost, changedInput });
    } else if (result.kind === 'threw') post({ type: 'threw', id, error: result.error, cost: result.cost });
    else post({ type: 'refused', id, operation: result.operation, line: result.line });
  };
  channel.receive((message) => {
    const command = message as StudentCommand;
    handle(command).catch((error: unknown) => {
      // The grader's own machinery failed here, most likely because the solution replaced built-ins under it.
      post({ type: 'threw', id: command.id, error: describeThrown(error, 'runtime', FILE_NAME), cost: null });
    });
  });
}

function load(
  tf: TensorFlow,
  command: Extract<StudentCommand, { type: 'load' }>,
  post: (message: StudentMessage) => void,
): Promise<AwaitedLoad> {
  const policy = installKernelPolicy(tf, { forbids: command.forbids, fileName: FILE_NAME });
  return createAwaitedEntryModule(
    { fileName: FILE_NAME, source: command.solution, driver: command.driver },
    {
      tf,
      tfForCode: studentTensorFlow(tf, policy),
      outputBytesMax: command.limits.outputBytes,
      policy,
      show: createShow(post),
    },
  );
}

function replaceConsole(linesMax: number, post: (message: StudentMessage) => void): CapturedConsole {
  const send = (line: LogLine): void => post({ type: 'log', line });
  const captured = captureConsole({ linesMax, files: { solution: FILE_NAME, snippet: SNIPPET_FILE }, send });
  Object.defineProperty(globalThis, 'console', {
    value: captured.console,
    configurable: true,
    writable: true,
  });
  return captured;
}
