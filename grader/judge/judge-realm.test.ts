import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { BROWSER_LIMITS, type JudgeCommand, type JudgeEvent } from '#grader/protocol.ts';
import type { Channel } from '#grader/realm/channel/channel.ts';
import { startJudge } from './judge-realm.ts';
import { channelPair, exerciseFiles, honestStudent } from './testing.ts';

const DEVICE = { backend: 'cpu', name: 'CPU', software: false, reason: '' } as const;
const FILES = exerciseFiles({
  'reference.ts': 'export const f = (x) => x;',
  'cases.ts': `import { defineCases, example } from '@descent/exercise';
export default defineCases([
  example('a', { call: 'f', args: [1], points: 1 }),
  example('b', { call: 'f', args: [2], points: 1, visibility: 'hidden' }),
]);`,
});
const PREPARE: JudgeCommand = { type: 'prepare', exercise: 'test/test', exerciseHash: 'h', files: FILES };
const RUN: Extract<JudgeCommand, { type: 'run' }> = {
  type: 'run',
  request: {
    runId: '1',
    solution: 'export const f = (x) => x;',
    codeHash: 'c',
    seed: 1,
    standing: 'provisional',
    runner: 'test',
    visibility: 'all',
    limits: BROWSER_LIMITS,
  },
};

function start() {
  const [host, supervisor] = channelPair();
  const channels: Channel[] = [];
  startJudge({
    supervisor,
    boot: async () => {
      await tf.setBackend('cpu');
      return { tf, device: DEVICE };
    },
    takeStudentChannel: () => channels.shift() ?? channelPair()[0],
  });
  const events: JudgeEvent[] = [];
  let wake = (): void => undefined;
  host.receive((event) => {
    events.push(event as JudgeEvent);
    wake();
  });
  return {
    events,
    send: (command: JudgeCommand) => host.post(command),
    student(behave: (channel: Channel) => void) {
      const [judgeEnd, studentEnd] = channelPair();
      channels.push(judgeEnd);
      behave(studentEnd);
      host.post({ type: 'student-ready', device: DEVICE });
    },
    /** The n'th event of a type, counting from 1. */
    async heard<T extends JudgeEvent['type']>(type: T, n = 1): Promise<Extract<JudgeEvent, { type: T }>> {
      for (;;) {
        const found = events.filter(
          (event): event is Extract<JudgeEvent, { type: T }> => event.type === type,
        )[n - 1];
        if (found) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

describe('a judge realm', () => {
  it('announces its cases, runs the chosen ones and reports', async () => {
    const judge = start();
    judge.send({ type: 'boot', backend: 'cpu' });
    judge.send(PREPARE);
    expect((await judge.heard('prepared')).plan.map(({ id, visibility }) => [id, visibility])).toEqual([
      ['a', 'public'],
      ['b', 'hidden'],
    ]);
    judge.student(honestStudent);
    judge.send({ ...RUN, request: { ...RUN.request, visibility: 'public' } });
    expect((await judge.heard('done')).report).toMatchObject({
      version: 2,
      exercise: 'test/test',
      exerciseHash: 'h',
      codeHash: 'c',
      seed: 1,
      device: DEVICE,
      points: 1,
      pointsMax: 1,
    });
    judge.student(honestStudent);
    judge.send({ ...RUN, request: { ...RUN.request, caseIds: ['b'] } });
    expect((await judge.heard('done', 2)).report.cases.map(({ id }) => id)).toEqual(['b']);
  });

  it('stops when told, reports nothing of that run, and runs again', async () => {
    const judge = start();
    judge.send({ type: 'boot', backend: 'cpu' });
    judge.send(PREPARE);
    judge.student((channel) =>
      channel.receive(() => {
        judge.send({ type: 'stop' });
        judge.send({ ...RUN, request: { ...RUN.request, codeHash: 'second' } });
        judge.student(honestStudent);
      }),
    );
    judge.send(RUN);
    expect((await judge.heard('done')).report).toMatchObject({ codeHash: 'second', points: 2 });
    expect(judge.events.filter(({ type }) => type === 'done' || type === 'fault')).toHaveLength(1);
  });

  it('does not hear in the next run what the code of a run that is over says', async () => {
    const judge = start();
    judge.send({ type: 'boot', backend: 'cpu' });
    judge.send(PREPARE);
    let late: Channel | undefined;
    judge.student((channel) => {
      late = channel;
      honestStudent(channel);
    });
    judge.send(RUN);
    await judge.heard('done');
    late?.post({ type: 'log', line: { level: 'error', text: 'Error: that nothing caught' } });
    judge.student(honestStudent);
    judge.send(RUN);
    await judge.heard('done', 2);
    expect(judge.events.filter(({ type }) => type === 'log')).toEqual([]);
  });

  it('refuses to run twice at once', async () => {
    const judge = start();
    judge.send({ type: 'boot', backend: 'cpu' });
    judge.send(PREPARE);
    judge.send(RUN);
    judge.send(RUN);
    expect((await judge.heard('fault')).message).toContain('twice at once');
  });

  it.each<[string, JudgeCommand[], string]>([
    ['a run before prepare', [{ type: 'boot', backend: 'cpu' }, RUN], 'before prepare'],
    ['prepare before boot', [PREPARE], 'before it was booted'],
    [
      'a broken manifest',
      [
        { type: 'boot', backend: 'cpu' },
        { ...PREPARE, files: { ...FILES, 'exercise.yaml': 'id: 1' } },
      ],
      'test/test/exercise.yaml: id: ',
    ],
    [
      'a missing file',
      [
        { type: 'boot', backend: 'cpu' },
        { ...PREPARE, files: { 'exercise.yaml': FILES['exercise.yaml'] ?? '' } },
      ],
      'cases.ts: is missing.',
    ],
  ])('answers %s with a fault', async (_, commands, message) => {
    const judge = start();
    for (const command of commands) judge.send(command);
    expect((await judge.heard('fault')).message).toContain(message);
  });
});
