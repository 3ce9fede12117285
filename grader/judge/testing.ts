/** A judge with an in-process student for tests: real judge, real loader and channel messages, no isolation. */
import * as tf from '@tensorflow/tfjs';
import type {
  CasePlan,
  FileMap,
  JudgeCommand,
  JudgeEvent,
  Limits,
  OtherVersion,
  Report,
  RunRequest,
  StudentCommand,
} from '#grader/protocol.ts';
import { BROWSER_LIMITS } from '#grader/protocol.ts';
import type { Channel } from '#grader/realm/channel/channel.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { createEntryModule } from '#grader/realm/entry-module.ts';
import { startJudge } from './judge-realm.ts';

/** Two ends of a channel that copies what it carries, as ports and pipes do, and delivers later. */
export function channelPair(): readonly [Channel, Channel] {
  const ends = [endOfChannel(), endOfChannel()] as const;
  ends[0].peer = ends[1];
  ends[1].peer = ends[0];
  return ends;
}

interface End extends Channel {
  peer: End | null;
  deliver(message: unknown): void;
}

function endOfChannel(): End {
  const early: unknown[] = [];
  let receiver: ((message: unknown) => void) | null = null;
  let closed = false;
  const end: End = {
    peer: null,
    post(message) {
      const copy: unknown = structuredClone(message);
      setImmediate(() => end.peer?.deliver(copy));
    },
    receive(next) {
      receiver = next;
      for (const message of early.splice(0)) next(message);
    },
    close() {
      closed = true;
    },
    deliver(message) {
      if (closed) return;
      if (receiver === null) early.push(message);
      else receiver(message);
    },
  };
  return end;
}

const DEVICE = { backend: 'cpu', name: 'CPU', software: false, reason: 'test' } as const;

/** How a student realm behaves; the default runs the solution honestly. */
export type StudentBehaviour = (channel: Channel) => void;

interface TestRun {
  readonly solution: string;
  readonly seed?: number;
  readonly visibility?: 'public' | 'all';
  readonly caseIds?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly timeOutsInRowMax?: number;
  readonly against?: OtherVersion;
  /** The n'th student realm of the run, counting from 0. */
  readonly student?: (realm: number) => StudentBehaviour;
}

export interface TestJudge {
  readonly plan: readonly CasePlan[];
  run(run: TestRun): Promise<{ report: Report; events: readonly JudgeEvent[] }>;
  /** The recording of the exercise, as text. */
  record(): Promise<string>;
}

/** The files of a small exercise around its cases; `f(x)` is the entry point unless other files say else. */
export function exerciseFiles(files: FileMap): FileMap {
  return { 'exercise.yaml': MANIFEST, 'statement.md': '# Test', 'starter.ts': 'export {};', ...files };
}

const MANIFEST = `id: 8a105376-64a4-495b-b15e-a90db5fc3321
title: Test
summary: A test.
points: 10
difficulty: easy
minutes: 1
source: none
entryPoints:
  - name: f
    parameters: [{ name: x, type: any, about: x }]
    returns: { type: any, about: f(x) }
`;

/** Boots a judge and prepares an exercise. Rejects with the judge's fault. */
export async function prepareJudge(files: FileMap): Promise<TestJudge> {
  const { send, listen, connectStudent } = startTestJudge();
  const booted = listen((event) => (event.type === 'booted' ? true : undefined));
  send({ type: 'boot', backend: 'cpu' });
  await booted;
  const prepared = listen((event) => (event.type === 'prepared' ? event.plan : undefined));
  send({ type: 'prepare', exercise: 'test/test', exerciseHash: 'hash', files });
  const plan = await prepared;
  return {
    plan,
    record() {
      const recorded = listen((event) => (event.type === 'recorded' ? event.recording : undefined));
      send({ type: 'record' });
      return recorded;
    },
    async run({ student = () => honestStudent, ...asked }) {
      const events: JudgeEvent[] = [];
      let realms = 0;
      const supply = (): void => connectStudent(student(realms++));
      const report = listen((event) => {
        events.push(event);
        if (event.type === 'replace-student') {
          send({ type: 'student-gone', reason: event.reason, detail: '' });
          supply();
        }
        return event.type === 'done' ? event.report : undefined;
      });
      supply();
      send({ type: 'run', request: requestOf(asked) });
      return { report: await report, events };
    },
  };
}

/** A judge in this process, and the channel to it. */
function startTestJudge() {
  const [host, realm] = channelPair();
  const waiting: Channel[] = [];
  startJudge({
    supervisor: realm,
    boot: async () => {
      await tf.setBackend('cpu');
      return { tf, device: DEVICE };
    },
    takeStudentChannel: () => {
      const channel = waiting.shift();
      if (channel === undefined) throw new Error('No student channel is waiting.');
      return channel;
    },
  });
  const send = (command: JudgeCommand): void => host.post(command);
  return {
    send,
    /** Resolves with the first answer of `on`. Rejects with the judge's fault. */
    listen: <T>(on: (event: JudgeEvent) => T | undefined): Promise<T> =>
      new Promise((resolve, reject) =>
        host.receive((message) => {
          const event = message as JudgeEvent;
          if (event.type === 'fault') reject(new Error(event.message));
          const result = on(event);
          if (result !== undefined) resolve(result);
        }),
      ),
    connectStudent(student: StudentBehaviour): void {
      const [judgeEnd, studentEnd] = channelPair();
      waiting.push(judgeEnd);
      student(studentEnd);
      send({ type: 'student-ready', device: DEVICE });
    },
  };
}

function requestOf({
  solution,
  seed = 1,
  visibility = 'all',
  limits,
  ...narrower
}: Omit<TestRun, 'student'>): RunRequest {
  return {
    runId: 'run',
    solution,
    codeHash: 'code',
    seed,
    standing: 'provisional',
    runner: 'test',
    visibility,
    ...narrower,
    limits: { ...BROWSER_LIMITS, ...limits },
  };
}

/** Loads and calls the solution as the student realm does. */
export const honestStudent: StudentBehaviour = (channel) => {
  let module: EntryModule | null = null;
  const handle = async (command: StudentCommand): Promise<unknown> => {
    const { id } = command;
    if (command.type === 'load') {
      const { solution: source, driver, limits } = command;
      const loaded = createEntryModule(
        { fileName: 'solution.ts', source, driver },
        { tf, outputBytesMax: limits.outputBytes },
      );
      if (loaded.kind !== 'loaded') return { type: 'load-failed', id, error: loaded.error };
      module = loaded.module;
      return { type: 'loaded', id, exports: module.exports };
    }
    if (command.type === 'evaluate') return { type: 'evaluated', id };
    const { kind, ...result } = (await module?.call(command.name, command.args, command.mode)) ?? {
      kind: 'threw',
    };
    return { type: kind, id, ...result };
  };
  channel.receive((message) => {
    void handle(message as StudentCommand).then((answer) => channel.post(answer));
  });
};
