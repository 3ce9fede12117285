/** Calls of a solution's entry points in a sandboxed student realm, without a judge. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { runLimits } from '#grader/exercise/run-limits.ts';
import { parseStudentMessage } from '#grader/judge/link/student-message.ts';
import {
  type CodeError,
  type LogLine,
  type RandomKey,
  SERVER_LIMITS,
  type StudentCommand,
  type StudentMessage,
  type Value,
} from '#grader/protocol.ts';
import { packMessage, unpackUntrusted } from '#grader/realm/channel/message-pack.ts';
import { chooseWall, findDeno } from './deno/deno-command.ts';
import { type DenoBundles, type DenoStudent, denoRealms } from './deno/deno-realms.ts';

export interface SolutionSource {
  /** The realm bundles for Deno. */
  readonly realmBundle: DenoBundles;
  readonly exercise: Pick<ExerciseBundle, 'manifest' | 'files'>;
  readonly forbids: readonly string[];
  readonly solution: string;
}

export type CallOutcome = { readonly logs: readonly LogLine[] } & (
  | { readonly kind: 'returned'; readonly value: Value }
  | { readonly kind: 'threw'; readonly error: CodeError }
);

/** A solution that is loaded in a realm of its own. */
export interface OpenSolution {
  /** One call at a time. Never rejects for what the code does; `logs` are those since the call before. */
  call(entryPoint: string, args: readonly Value[]): Promise<CallOutcome>;
  close(): Promise<void>;
}

const CHANNEL_LANE = 1;

/** One call in a realm that ends with it. Never rejects for what the code does. @throws GraderFault when no realm starts */
export async function runEntryPoint(
  source: SolutionSource & { readonly entryPoint: string; readonly args: readonly Value[] },
): Promise<CallOutcome> {
  const opened = await openSolution(source);
  try {
    return await opened.call(source.entryPoint, source.args);
  } finally {
    await opened.close();
  }
}

/** No run, no seed: the same call gives the same numbers. */
const RANDOM_KEY: RandomKey = [1, 2, 3, 4];

/** Starts a realm; the solution is loaded with the first call. @throws GraderFault when no realm starts */
export async function openSolution(source: SolutionSource): Promise<OpenSolution> {
  const deno = await findDeno();
  const maker = await denoRealms({ deno, bundle: source.realmBundle, wall: await chooseWall(deno) });
  const limits = runLimits(source.exercise.manifest, SERVER_LIMITS);
  const student = await maker.startStudent({ memoryBytes: limits.memoryBytes, cpuMs: limits.runMs });
  const logs: LogLine[] = [];
  const talk = openTalk({ student, outputBytesMax: limits.outputBytes, waitMsMax: limits.runMs, logs });
  let id = 0;
  const load = (entryPoint: string) =>
    talk({
      type: 'load',
      id: ++id,
      solution: source.solution,
      driver: source.exercise.files['driver.ts'] ?? null,
      forbids: source.forbids,
      entryPoints: [entryPoint],
      limits,
      randomKey: RANDOM_KEY,
    });
  let loaded: StudentMessage | null = null;
  return {
    async call(entryPoint, args) {
      loaded ??= await load(entryPoint);
      const answer =
        loaded.type === 'loaded'
          ? await talk({
              type: 'call',
              id: ++id,
              name: entryPoint,
              args,
              mode: { kind: 'plain' },
              randomKey: RANDOM_KEY,
            })
          : loaded;
      return { logs: logs.splice(0), ...outcomeOf(answer) };
    },
    close: () => maker.close(),
  };
}

interface Talk {
  readonly student: DenoStudent;
  readonly outputBytesMax: number;
  readonly waitMsMax: number;
  /** Lines that come between answers are added here. */
  readonly logs: LogLine[];
}

/** Sends a command and waits for its answer, or for the end of the realm. */
function openTalk({ student, outputBytesMax, waitMsMax, logs }: Talk) {
  let settle: (message: StudentMessage) => void = () => undefined;
  const threw = (message: string): StudentMessage => ({
    type: 'threw',
    id: 0,
    error: { kind: 'runtime', name: 'Ended', message },
    cost: null,
  });
  student.process.receive((lane, payload) => {
    if (lane !== CHANNEL_LANE) return;
    const parsed = parseStudentMessage(unpackUntrusted(payload), outputBytesMax);
    if (parsed.kind === 'malformed') settle(threw(`The result cannot be read: ${parsed.problem}`));
    else if (parsed.message.type === 'log') logs.push(parsed.message.line);
    else if (parsed.message.type !== 'picture' && parsed.message.type !== 'progress') settle(parsed.message);
  });
  return (command: StudentCommand): Promise<StudentMessage> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => settle(threw('The call took longer than a run may.')), waitMsMax);
      settle = (message) => {
        clearTimeout(timer);
        resolve(message);
      };
      student.gone.then(({ detail, reason }) => settle(threw(detail || reason))).catch(() => undefined);
      student.process.send(CHANNEL_LANE, packMessage(command));
    });
}

function outcomeOf(
  message: StudentMessage,
): { kind: 'returned'; value: Value } | { kind: 'threw'; error: CodeError } {
  switch (message.type) {
    case 'returned':
      return { kind: 'returned', value: message.value };
    case 'threw':
    case 'load-failed':
      return { kind: 'threw', error: message.error };
    case 'refused': {
      const line = message.line === null ? {} : { line: message.line };
      const text = `${message.operation} is forbidden in this exercise.`;
      return { kind: 'threw', error: { kind: 'contract', name: 'RefusedOperation', message: text, ...line } };
    }
    default:
      return { kind: 'threw', error: { kind: 'contract', name: 'Unexpected', message: 'No result came.' } };
  }
}
