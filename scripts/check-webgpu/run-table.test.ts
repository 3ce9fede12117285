import { expect, test } from 'vitest';
import type { CaseOutcome, Report } from '#grader/protocol.ts';
import {
  hasFullMarks,
  isProved,
  isTooSlow,
  type ProgramRun,
  ranOnGpu,
  runAsJson,
  tableHead,
  tableRow,
} from './run-table.ts';

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

const QUIET = [{ id: 'passed', title: 'a case that passed', inTolerances: 0.01 }];

function runOf(cases: CaseOutcome[], backend: Report['device']['backend'] = 'webgpu'): ProgramRun {
  const report: Report = {
    version: 2,
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
  return { slug: 'cnn/conv2d', report, fault: null, wallMs: 12_340, noise: QUIET };
}

test('full marks on another backend than WebGPU are none', () => {
  expect(hasFullMarks(runOf([outcome('passed', 2)]))).toBe(true);
  expect(hasFullMarks(runOf([outcome('passed', 2)], 'cpu'))).toBe(false);
  expect(hasFullMarks(runOf([outcome('passed', 2), outcome('failed', 0)]))).toBe(false);
  expect(hasFullMarks({ slug: 'a/b', report: null, fault: 'The judge died.', wallMs: 1, noise: null })).toBe(
    false,
  );
});

test('a training that runs out of time on an emulated GPU has not failed, and has proved nothing', () => {
  const ranOut: CaseOutcome = { ...outcome('timed-out', 0), kind: 'training' };
  const late = runOf([outcome('passed', 2), ranOut]);
  expect([isTooSlow(late), isProved(late)]).toEqual([true, false]);
  expect(tableRow(late, ['cnn/conv2d']).join('\n')).toContain('a case that timed-out');
  expect(isTooSlow(runOf([outcome('passed', 2)]))).toBe(false);
  expect(isTooSlow(runOf([ranOut, outcome('failed', 0)]))).toBe(false);
  expect(isTooSlow(runOf([ranOut], 'cpu'))).toBe(false);
  expect(isTooSlow(runOf([outcome('timed-out', 0)])), 'an example that hangs').toBe(false);
  expect(isTooSlow({ ...late, noise: null })).toBe(false);
  const { report } = late;
  if (report === null) throw new Error('It has a report.');
  const onGpu = { ...report, device: { ...report.device, software: false } };
  expect(isTooSlow({ ...late, report: onGpu })).toBe(false);
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
  expect(
    tableRow({ slug: 'a/b', report: null, fault, wallMs: 1, noise: null }, ['a/b']).join('\n'),
  ).toContain(fault);
});

test('full marks with a tolerance that rounding nearly fills prove nothing, and the case is named', () => {
  const right = runOf([outcome('passed', 2)]);
  const loud: ProgramRun = {
    ...right,
    noise: [...QUIET, { id: 'b', title: 'a long sum', inTolerances: 0.6 }],
  };
  expect([right, loud, { ...right, noise: null }].map(isProved)).toEqual([true, false, false]);
  const [row, ...below] = tableRow(loud, ['cnn/conv2d']);
  expect(row?.indexOf('0.60')).toBe(tableHead(['cnn/conv2d']).indexOf('noise'));
  expect(below.join('\n')).toContain("'a long sum': rounding moves the reference by 0.60 of its tolerance");
  expect(tableRow(right, ['cnn/conv2d'])).toHaveLength(1);
});

test('for machines every case has its noise, and infinity is a word', () => {
  const noise = [...QUIET, { id: 'b', title: 'b', inTolerances: Number.POSITIVE_INFINITY }];
  const json = JSON.parse(JSON.stringify(runAsJson({ ...runOf([outcome('passed', 2)]), noise })));
  expect(json).toMatchObject({ slug: 'cnn/conv2d', proved: false, points: 2, missed: [] });
  expect(json.noise).toEqual([QUIET[0], { id: 'b', title: 'b', inTolerances: 'Infinity' }]);
});

test('a stored right solution has a row of its own below its exercise', () => {
  const run = { ...runOf([outcome('passed', 2)]), program: 'right-einsum', noise: [] };
  expect(tableRow(run, ['cnn/conv2d'])[0]).toMatch(/^ {2}right-einsum +1 of 1/);
  expect(isProved(run)).toBe(true);
  expect(runAsJson(run)).toMatchObject({ slug: 'cnn/conv2d', program: 'right-einsum' });
});

test('neither an emulated GPU nor the processor is a GPU of the machine', () => {
  const emulated = runOf([outcome('passed', 2)]);
  const { report } = emulated;
  if (report === null) throw new Error('It has a report.');
  const real = { ...emulated, report: { ...report, device: { ...report.device, software: false } } };
  const onCpu = {
    ...real,
    report: { ...real.report, device: { ...real.report.device, backend: 'cpu' as const } },
  };
  expect([emulated, real, onCpu, { ...real, report: null }].map(ranOnGpu)).toEqual([
    false,
    true,
    false,
    true,
  ]);
});
