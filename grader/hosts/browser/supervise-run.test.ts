import { expect, test } from 'vitest';
import {
  BROWSER_LIMITS,
  type JudgeCommand,
  type JudgeEvent,
  type Report,
  type RunRequest,
} from '#grader/protocol.ts';
import { isGraderFault, reportOf } from '../host.ts';
import type { StudentRealm } from './boot-realm.ts';
import type { RealmPair } from './realm-pair.ts';
import { superviseRun } from './supervise-run.ts';

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
function scripted(judge: (command: JudgeCommand, say: (event: JudgeEvent) => void) => void, alive = true) {
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
    studentIsAlive: async () => true,
    judgeIsAlive: async () => alive,
    end: () => undefined,
  };
  return { pair, commands, ended };
}

const command = { type: 'run', request } as const;
const quiet = { command, resultOf: reportOf, silenceMs: 5_000, onEvent: () => undefined };

test('the report comes when the judge is done, and the student realm is spent', async () => {
  const { pair, commands, ended } = scripted((command, say) => {
    if (command.type === 'student-ready') say({ type: 'done', report });
  });
  await expect(superviseRun({ ...quiet, pair, signal: new AbortController().signal })).resolves.toBe(report);
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
  await superviseRun({ ...quiet, pair, signal: new AbortController().signal });
  expect(commands.filter((command) => command !== 'run')).toEqual([
    'student-ready',
    'student-gone',
    'student-ready',
  ]);
  expect(ended).toEqual([1, 2]);
});

test('a judge that falls silent is a fault of the grader', async () => {
  const { pair, ended } = scripted(() => undefined);
  const run = superviseRun({ ...quiet, silenceMs: 20, pair, signal: new AbortController().signal });
  const fault = await run.catch((error: unknown) => error);
  expect(isGraderFault(fault)).toBe(true);
  expect(ended).toEqual([1]);
});

test('a judge whose process is gone is a fault before the silence is long', async () => {
  const { pair } = scripted(() => undefined, false);
  const run = superviseRun({ ...quiet, silenceMs: 60_000, pair, signal: new AbortController().signal });
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
    pair,
    onEvent: (event) => heard.push(event.type),
    signal: new AbortController().signal,
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
  await expect(superviseRun({ ...quiet, pair, signal: stop.signal })).rejects.toBe(reason);
  expect(ended).toEqual([1]);
  const stopped = scripted(() => undefined);
  await expect(superviseRun({ ...quiet, pair: stopped.pair, signal: stop.signal })).rejects.toBe(reason);
  expect(stopped.commands).toEqual([]);
});
