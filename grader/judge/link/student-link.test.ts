import { describe, expect, it } from 'vitest';
import type { GoneReason, LogLine, StudentCommand } from '#grader/protocol.ts';
import type { Channel } from '#grader/realm/channel/channel.ts';
import { channelPair } from '../testing.ts';
import { createStudentLink, type StudentLink } from './student-link.ts';

const COST = { kernels: {}, kernelCount: 0, newBytes: 0, peakBytes: 0, leakedTensors: 0, wallMs: 0 };
const KEY = [1, 2, 3, 4] as const;
const PLAIN = { mode: { kind: 'plain' }, deadlineMs: 5_000, randomKey: KEY } as const;
const LOG: LogLine = { level: 'log', text: 'hello' };

interface Setting {
  readonly link: StudentLink;
  readonly logs: LogLine[];
  readonly givenUp: GoneReason[];
}

/** A link to a student that answers each command as told. */
function connect(answer: (command: StudentCommand, student: Channel) => void): Setting {
  const [judge, student] = channelPair();
  const logs: LogLine[] = [];
  const givenUp: GoneReason[] = [];
  const link = createStudentLink(judge, {
    onLog: (line) => logs.push(line),
    onPicture: () => undefined,
    onProgress: () => undefined,
    onGivenUp: (reason) => givenUp.push(reason),
    outputBytesMax: 1_000,
  });
  student.receive((message) => answer(message as StudentCommand, student));
  return { link, logs, givenUp };
}
const returned = (id: number, value: unknown) => ({ type: 'returned', id, value, cost: COST });

describe('a student link', () => {
  it('pairs each answer with its call', async () => {
    const { link } = connect((command, student) => {
      if (command.type === 'call') student.post(returned(command.id, command.name));
    });
    expect(await link.call('f', [], PLAIN)).toMatchObject({ kind: 'returned', value: 'f' });
    expect(await link.call('g', [], PLAIN)).toMatchObject({ kind: 'returned', value: 'g' });
  });

  it('ignores answers that come before the call, twice, or for another call', async () => {
    const { link } = connect(({ id }, student) => {
      for (const forged of [id + 1, id - 1, id + 7]) student.post(returned(forged, 'forged'));
      student.post(returned(id, 'right'));
      student.post(returned(id, 'again'));
      student.post(returned(id + 1, 'early'));
    });
    expect(await link.call('f', [], PLAIN)).toMatchObject({ value: 'right' });
    expect(await link.call('f', [], PLAIN)).toMatchObject({ value: 'right' });
  });

  it('takes no load for a call, nor a call for a load', async () => {
    const { link } = connect(({ id, type }, student) => {
      student.post(type === 'call' ? { type: 'loaded', id, exports: [] } : returned(id, 1));
      student.post(type === 'call' ? returned(id, 'right') : { type: 'loaded', id, exports: ['f'] });
    });
    const request = {
      solution: '',
      driver: null,
      forbids: [],
      entryPoints: [],
      limits: { outputBytes: 1, logLines: 1, memoryBytes: 1 },
      randomKey: KEY,
    };
    expect(await link.load(request, 5_000)).toEqual({ kind: 'loaded', exports: ['f'] });
    expect(await link.call('f', [], PLAIN)).toMatchObject({ value: 'right' });
  });

  it('gives a realm up that misses its deadline, and tells so once', async () => {
    const { link, givenUp } = connect(() => undefined);
    expect(await link.call('f', [], { ...PLAIN, deadlineMs: 5 })).toMatchObject({
      kind: 'gone',
      reason: 'timed-out',
    });
    expect(await link.call('f', [], PLAIN)).toMatchObject({ kind: 'gone' });
    expect(givenUp).toEqual(['timed-out']);
    expect(link.alive).toBe(false);
  });

  it('takes an answer that waited while the judge itself was busy past the deadline', async () => {
    const { link } = connect(({ id }, student) => student.post(returned(id, 'in time')));
    const answer = link.call('f', [], { ...PLAIN, deadlineMs: 5 });
    for (const until = performance.now() + 30; performance.now() < until; );
    expect(await answer).toMatchObject({ value: 'in time' });
  });

  it('gives a realm up that sends what no function returns', async () => {
    const { link, givenUp } = connect(({ id }, student) =>
      student.post(returned(id, { dtype: 'float32', shape: [1e9], data: new Float32Array(1) })),
    );
    expect(await link.call('f', [], PLAIN)).toMatchObject({ kind: 'malformed' });
    expect(givenUp).toEqual(['crashed']);
  });

  it('gives a realm up that floods it, and passes on what came before', async () => {
    const { link, logs, givenUp } = connect((_, student) => {
      for (let i = 0; i < 20_001; i++) student.post({ type: 'log', line: LOG });
    });
    expect(await link.call('f', [], PLAIN)).toMatchObject({ kind: 'malformed' });
    expect(logs).toHaveLength(20_000);
    expect(givenUp).toEqual(['crashed']);
  });

  it('ends the call in flight when the host says that the realm is gone', async () => {
    const { link, givenUp } = connect(() => undefined);
    const answer = link.call('f', [], PLAIN);
    link.end('out-of-memory', 'the watchdog');
    expect(await answer).toMatchObject({ kind: 'gone', reason: 'out-of-memory' });
    expect(givenUp).toEqual([]);
  });

  it('hears nothing more from a realm that it gave up', async () => {
    const { link, logs } = connect((_, student) => {
      student.post({ type: 'unknown' });
      student.post({ type: 'log', line: LOG });
    });
    await link.call('f', [], PLAIN);
    expect(logs).toEqual([]);
  });
});
