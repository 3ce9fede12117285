import { expect, test } from 'vitest';
import type { CaseOutcome, Report } from '#grader/protocol.ts';
import { hasFullMarks, type ReferenceRun, tableHead, tableRow } from './run-table.ts';

const outcome = (status: CaseOutcome['status'], points: number): CaseOutcome => ({
  id: status,
  title: `a case that ${status}`,
  kind: 'example',
  visibility: 'hidden',
  status,
  points,
  pointsMax: 2,
  durationMs: 1,
  hints: [],
  logs: [],
  pictures: [],
});

function runOf(cases: CaseOutcome[], backend: Report['device']['backend'] = 'webgpu'): ReferenceRun {
  const report: Report = {
    version: 1,
    standing: 'provisional',
    exercise: 'cnn/conv2d',
    exerciseHash: '',
    codeHash: '',
    seed: 1,
    device: { backend, name: 'SwiftShader', software: true, reason: '' },
    runner: 'browser',
    durationMs: 1000,
    points: cases.reduce((sum, { points }) => sum + points, 0),
    pointsMax: 2 * cases.length,
    cases,
    logs: [],
  };
  return { slug: 'cnn/conv2d', report, fault: null, wallMs: 12_340 };
}

test('full marks on another backend than WebGPU are none', () => {
  expect(hasFullMarks(runOf([outcome('passed', 2)]))).toBe(true);
  expect(hasFullMarks(runOf([outcome('passed', 2)], 'cpu'))).toBe(false);
  expect(hasFullMarks(runOf([outcome('passed', 2), outcome('failed', 0)]))).toBe(false);
  expect(hasFullMarks({ slug: 'a/b', report: null, fault: 'The judge died.', wallMs: 1 })).toBe(false);
});

test('rows stand under their head, and a case that did not pass is told below', () => {
  const slugs = ['cnn/conv2d', 'transformers/encoder-block'];
  const head = tableHead(slugs);
  const [row, ...below] = tableRow(runOf([outcome('passed', 2), outcome('failed', 0)]), slugs);
  expect(row?.indexOf('1 of 2')).toBe(head.indexOf('cases passed'));
  expect(row?.indexOf('2 of 4')).toBe(head.indexOf('points'));
  expect(row?.length).toBe(head.length);
  expect(below.join('\n')).toContain('a case that failed (hidden)');
  expect(below.join('\n')).not.toContain('a case that passed');
});

test('a run without a report says why', () => {
  const fault = 'GraderFault: The judge died.';
  expect(tableRow({ slug: 'a/b', report: null, fault, wallMs: 1 }, ['a/b']).join('\n')).toContain(fault);
});
