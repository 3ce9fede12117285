import { expect, test } from 'vitest';
import { parseJudgeEvent, studentHostEventSchema } from './judge-event-schema.ts';

const device = { backend: 'cpu', name: 'CPU', software: false, reason: '' };

test('events of the protocol are understood', () => {
  expect(parseJudgeEvent({ type: 'booted', device })).toEqual({ event: { type: 'booted', device } });
  expect(parseJudgeEvent({ type: 'replace-student', reason: 'timed-out' })).toHaveProperty('event');
  expect(
    parseJudgeEvent({ type: 'log', caseId: null, line: { level: 'log', text: 'hello' } }),
  ).toHaveProperty('event');
});

test.each([
  [null],
  ['done'],
  [{ type: 'won' }],
  [{ type: 'booted', device: { ...device, backend: 'wasm' } }],
  [{ type: 'done', report: { points: 100 } }],
  [{ type: 'outcome', outcome: { id: 'a', status: 'passed', points: -1 } }],
  [{ type: 'log', caseId: null, line: { level: 'log', text: 'x'.repeat(4_001) } }],
])('%j is not, and what is wrong is said', (message) => {
  const parsed = parseJudgeEvent(message);
  expect(parsed).not.toHaveProperty('event');
  expect(parsed).toHaveProperty('problem', expect.stringMatching(/.+: .+/));
});

test('a student realm may say to the host how its boot went, and nothing else', () => {
  expect(studentHostEventSchema.safeParse({ type: 'booted', device }).success).toBe(true);
  expect(studentHostEventSchema.safeParse({ type: 'boot-failed', message: 'no backend' }).success).toBe(true);
  expect(studentHostEventSchema.safeParse({ type: 'returned', id: 1, value: 3 }).success).toBe(false);
});
