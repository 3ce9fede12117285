import { expect, test } from 'vitest';
import {
  BROWSER_LIMITS,
  type JudgeCommand,
  type JudgeEvent,
  type Report,
  type RunRequest,
} from '#grader/protocol.ts';
import { isGraderFault, reportOf } from '../host.ts';
import { superviseRun } from '../run/supervise-run.ts';
import type { StudentRealm } from './boot-realm.ts';
import type { RealmPair } from './realm-pair.ts';
import { watchedPair } from './watched-pair.ts';

const device = { backend: 'cpu', name: 'CPU', software: false, reason: '' } as const;
const request: RunRequest = {
  runId: 'run',
  solution: '',
  codeHash: '',
  seed: 1,
  standing: 'provisional',
  runner: 'browser',
  visibility: 'public',
  limits: BROWSER_LIMITS,
};
const report: Report = {
  version: 2,
  standing: 'provisional',
  exercise: 'a/b',
  exerciseHash: '',
  codeHash: '',
  seed: 1,
  device,
  runner: 'browser',
  durationMs: 0,
  points: 0,
  pointsMax: 0,
  cases: [],
  logs: [],
};

/** A pair whose judge is the given script: it hears commands and says events. */
function scripted(
  judge: (command: JudgeCommand, say: (event: JudgeEvent) => void) => void,
  { judgeLives = true, studentLives = true } = {},
) {
  let hear: (event: JudgeEvent) => void = () => undefined;
  const commands: string[] = [];
  const ended: number[] = [];
  let students = 0;
  const pair: RealmPair = {
    judge: {
      device,
      post(command) {
        commands.push(command.type);
        queueMicrotask(() => judge(command, (event) => hear(event)));
      },
      receive: (receiver) => {
        hear = receiver;
      },
      end: () => undefined,
    },
    prepare: async () => ({ plan: [], caseMs: 1 }),
    takeStudent: async (): Promise<StudentRealm> => {
      const student = ++students;
      return { device, channel: new MessageChannel().port1, end: () => ended.push(student) };
    },
    warmStudent: () => undefined,
    studentIsAlive: async () => studentLives,
    judgeIsAlive: async () => judgeLives,
    end: () => undefined,
  };
  return { pair, commands, ended };
}

const command = { type: 'run', request } as const;
const quiet = {
  command,
  resultOf: reportOf,
  caseCpuMs: 1,
  signal: new AbortController().signal,
  onEvent: () => undefined,
  onEnding: () => undefined,
};

test('the report comes when the judge is done, and the student realm is spent', async () => {
  const { pair, commands, ended } = scripted((command, say) => {
    if (command.type === 'student-ready') say({ type: 'done', report });
  });
  await expect(superviseRun({ ...quiet, ...watchedPair(pair, 5_000) })).resolves.toBe(report);
  expect(commands.sort()).toEqual(['run', 'student-ready']);
  expect(ended).toEqual([1]);
});

test('a student realm that hangs is ended, told as gone, and followed by a fresh one', async () => {
  let ready = 0;
  const { pair, commands, ended } = scripted((command, say) => {
    if (command.type !== 'student-ready') return;
    ready += 1;
    say(ready === 1 ? { type: 'replace-student', reason: 'timed-out' } : { type: 'done', report });
  });
  await superviseRun({ ...quiet, ...watchedPair(pair, 5_000) });
  expect(commands.filter((command) => command !== 'run')).toEqual([
    'student-ready',
    'student-gone',
    'student-ready',
  ]);
  expect(ended).toEqual([1, 2]);
});

test('a judge that falls silent is a fault of the grader', async () => {
  const { pair, ended } = scripted(() => undefined);
  const run = superviseRun({ ...quiet, ...watchedPair(pair, 20) });
  const fault = await run.catch((error: unknown) => error);
  expect(isGraderFault(fault)).toBe(true);
  expect(ended).toEqual([1]);
});

test('a judge whose process is gone is a fault before the silence is long', async () => {
  const { pair } = scripted(() => undefined, { judgeLives: false });
  const run = superviseRun({ ...quiet, ...watchedPair(pair, 60_000) });
  await expect(run).rejects.toThrow('The browser ended the judge realm.');
});

test('events are passed on in order, with the fault that ends the run as the last', async () => {
  const heard: string[] = [];
  const { pair } = scripted((command, say) => {
    if (command.type !== 'run') return;
    say({ type: 'case-started', id: 'one' });
    say({ type: 'fault', message: 'cases.ts is broken' });
    say({ type: 'done', report });
  });
  const run = superviseRun({
    ...quiet,
    ...watchedPair(pair, 5_000),
    onEvent: (event) => heard.push(event.type),
  });
  await expect(run).rejects.toThrow('cases.ts is broken');
  expect(heard).toEqual(['case-started', 'fault']);
});

test('a stopped run rejects with the reason of the signal, and no student realm is left', async () => {
  const stop = new AbortController();
  const reason = new Error('stopped');
  const { pair, ended } = scripted((command) => {
    if (command.type === 'student-ready') stop.abort(reason);
  });
  await expect(superviseRun({ ...quiet, ...watchedPair(pair, 5_000), signal: stop.signal })).rejects.toBe(
    reason,
  );
  expect(ended).toEqual([1]);
  const stopped = scripted(() => undefined);
  await expect(
    superviseRun({ ...quiet, ...watchedPair(stopped.pair, 5_000), signal: stop.signal }),
  ).rejects.toBe(reason);
  expect(stopped.commands).toEqual([]);
});

test('a student realm whose process is gone is told as out of memory, and followed by a fresh one when asked for', async () => {
  let ready = 0;
  const { pair, commands } = scripted(
    (command, say) => {
      if (command.type === 'student-ready') ready += 1;
      if (command.type === 'student-gone') {
        expect(command).toMatchObject({ reason: 'out-of-memory' });
        say({ type: 'replace-student', reason: 'exited' });
      }
      if (ready === 2) say({ type: 'done', report });
    },
    { studentLives: false },
  );
  await expect(superviseRun({ ...quiet, ...watchedPair(pair, 60_000) })).resolves.toBe(report);
  expect(commands.filter((command) => command === 'student-gone')).toHaveLength(1);
});
