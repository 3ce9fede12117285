/** One call of one entry point in a sandboxed student realm, without a judge. */
import type { ExerciseBundle } from '#grader/exercise/bundle.ts';
import { runLimits } from '#grader/exercise/run-limits.ts';
import { parseStudentMessage } from '#grader/judge/student-message.ts';
import {
  type CodeError,
  type LogLine,
  SERVER_LIMITS,
  type StudentCommand,
  type StudentMessage,
  type Value,
} from '#grader/protocol.ts';
import { packMessage, unpackMessage } from '#grader/realm/message-pack.ts';
import { chooseWall, findDeno } from './deno/deno-command.ts';
import { type DenoStudent, denoRealms } from './deno/deno-realms.ts';

export interface EntryPointCall {
  /** Absolute path of the realm bundle for Deno. */
  readonly realmBundle: string;
  readonly exercise: Pick<ExerciseBundle, 'manifest' | 'files'>;
  readonly forbids: readonly string[];
  readonly solution: string;
  readonly entryPoint: string;
  readonly args: readonly Value[];
}

export type CallOutcome = { readonly logs: readonly LogLine[] } & (
  | { readonly kind: 'returned'; readonly value: Value }
  | { readonly kind: 'threw'; readonly error: CodeError }
);

const CHANNEL_LANE = 1;

/** Never rejects for what the code does. @throws GraderFault when no realm starts */
export async function runEntryPoint(call: EntryPointCall): Promise<CallOutcome> {
  const deno = await findDeno();
  const maker = denoRealms({ deno, bundle: call.realmBundle, wall: await chooseWall(deno) });
  const limits = runLimits(call.exercise.manifest, SERVER_LIMITS);
  const student = await maker.startStudent({ memoryBytes: limits.memoryBytes, cpuMs: limits.runMs });
  const logs: LogLine[] = [];
  try {
    const talk = openTalk(student, limits.outputBytes, logs);
    const { files } = call.exercise;
    const loaded = await talk({
      type: 'load',
      id: 1,
      solution: call.solution,
      driver: files['driver.ts'] ?? null,
      forbids: call.forbids,
      entryPoints: [call.entryPoint],
      limits,
    });
    const answer =
      loaded.type === 'loaded'
        ? await talk({ type: 'call', id: 2, name: call.entryPoint, args: call.args, mode: { kind: 'plain' } })
        : loaded;
    return { logs, ...outcomeOf(answer) };
  } finally {
    await maker.close();
  }

  /** Sends a command and waits for its answer, or for the end of the realm. */
  function openTalk(realm: DenoStudent, bytesMax: number, lines: LogLine[]) {
    let settle: (message: StudentMessage) => void = () => undefined;
    const threw = (message: string): StudentMessage => ({
      type: 'threw',
      id: 0,
      error: { kind: 'runtime', name: 'Ended', message },
      cost: null,
    });
    realm.process.receive((lane, payload) => {
      if (lane !== CHANNEL_LANE) return;
      const parsed = parseStudentMessage(unpackMessage(payload), bytesMax);
      if (parsed.kind === 'malformed') settle(threw(`The result cannot be read: ${parsed.problem}`));
      else if (parsed.message.type === 'log') lines.push(parsed.message.line);
      else if (parsed.message.type !== 'picture' && parsed.message.type !== 'progress')
        settle(parsed.message);
    });
    return (command: StudentCommand): Promise<StudentMessage> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => settle(threw('The call took longer than a run may.')), limits.runMs);
        settle = (message) => {
          clearTimeout(timer);
          resolve(message);
        };
        realm.gone.then(({ detail, reason }) => settle(threw(detail || reason))).catch(() => undefined);
        realm.process.send(CHANNEL_LANE, packMessage(command));
      });
  }
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
