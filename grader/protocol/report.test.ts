import { describe, expect, it } from 'vitest';
import {
  apartSchema,
  caseOutcomeSchema,
  casePlanSchema,
  costCheckSchema,
  counterExampleSchema,
  differenceSchema,
  evidenceSchema,
  hintSchema,
  madeCallSchema,
  PROTOCOL_VERSION,
  progressSchema,
  reportSchema,
  secondOpinionSchema,
} from './report.ts';

const OUTCOME = {
  id: 'adds',
  title: 'adds two numbers',
  kind: 'example',
  visibility: 'public',
  status: 'failed',
  points: 0,
  pointsMax: 4,
  durationMs: 1,
};
const REPORT = {
  version: PROTOCOL_VERSION,
  standing: 'verified',
  exercise: 'cnn/conv2d',
  exerciseHash: 'h',
  codeHash: 'h',
  seed: -7,
  device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
  runner: 'deno 2.9.6',
  durationMs: 10,
  points: 0.25,
  pointsMax: 4,
  cases: [OUTCOME],
};
const DIFFERENCE = {
  path: '',
  differing: 1,
  total: 4,
  maxAbsolute: 0.5,
  maxRelative: null,
  maxInTolerances: null,
  worstIndex: [0, 1],
  worstIndexWords: 'row 0, column 1',
  expectedAtWorst: 1,
  actualAtWorst: 'NaN',
  nanCount: 1,
  infinityCount: 0,
  toleranceAbsolute: 1e-5,
  toleranceRelative: 0,
};
type Parsed = {
  safeParse: (value: unknown) => { success: boolean; error?: { issues: { path: PropertyKey[] }[] } };
};
const refusedAt = (schema: Parsed, value: unknown): string[] =>
  schema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a report', () => {
  it('has lists where its writer had nothing to say', () => {
    const read = reportSchema.parse(REPORT);
    expect(read.logs).toEqual([]);
    expect(read.cases[0]).toEqual({ ...OUTCOME, hints: [], logs: [], pictures: [] });
  });

  it('is the same when it is read twice', () => {
    const once = reportSchema.parse(REPORT);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  it.each(Object.keys(REPORT))('says its %s', (key) => {
    expect(refusedAt(reportSchema, { ...REPORT, [key]: undefined })).toEqual([key]);
  });

  it.each([
    [{ version: 1 }, 'version'],
    [{ version: '2' }, 'version'],
    [{ standing: 'final' }, 'standing'],
    [{ seed: 0.5 }, 'seed'],
    [{ seed: 2 ** 53 }, 'seed'],
    [{ points: -0.01 }, 'points'],
    [{ points: Number.NaN }, 'points'],
    [{ pointsMax: Infinity }, 'pointsMax'],
    [{ durationMs: -1 }, 'durationMs'],
    [{ cases: {} }, 'cases'],
    [{ device: 'cpu' }, 'device'],
  ])('is refused with %j', (change, path) => {
    expect(refusedAt(reportSchema, { ...REPORT, ...change })).toEqual([path]);
  });
});

describe('an outcome', () => {
  it.each(['passed', 'failed', 'errored', 'timed-out', 'out-of-memory', 'refused'])('may be %s', (status) => {
    expect(caseOutcomeSchema.parse({ ...OUTCOME, status }).status).toBe(status);
  });

  it.each([
    [{ status: 'skipped' }, 'status'],
    [{ kind: 'unit' }, 'kind'],
    [{ visibility: 'secret' }, 'visibility'],
    [{ untitled: false }, 'untitled'],
    [{ points: '0' }, 'points'],
    [{ inTolerances: Infinity }, 'inTolerances'],
    [{ inTolerances: 'infinite' }, 'inTolerances'],
    [{ cut: ['everything'] }, 'cut.0'],
    [{ hints: [{ misconception: 'm', title: 't' }] }, 'hints.0.hint'],
    [{ costChecks: [{}] }, 'costChecks.0.kind'],
    [{ progress: [{ step: 0, values: { loss: null } }] }, 'progress.0.values.loss'],
  ])('is refused with %j', (change, path) => {
    expect(refusedAt(caseOutcomeSchema, { ...OUTCOME, ...change })[0]).toBe(path);
  });

  it('spells an endless distance as a word', () => {
    expect(caseOutcomeSchema.parse({ ...OUTCOME, inTolerances: 'Infinity' }).inTolerances).toBe('Infinity');
  });

  it('loses what a realm put beside it', () => {
    expect(caseOutcomeSchema.parse({ ...OUTCOME, grade: 100, passed: true })).not.toHaveProperty('grade');
  });
});

describe('evidence', () => {
  it('is a reason, and lists of what shows it', () => {
    expect(evidenceSchema.parse({ reason: 'It differs.' })).toEqual({
      reason: 'It differs.',
      patterns: [],
      inputs: [],
      pictures: [],
    });
  });

  it.each([
    [{ reason: undefined }, 'reason'],
    [{ judgeLost: false }, 'judgeLost'],
    [{ changedInput: { input: 'x', change: 'moved' } }, 'changedInput.change'],
    [{ withheld: {} }, 'withheld.calls'],
    [{ expectedShape: [0.5] }, 'expectedShape.0'],
    [{ part: { origin: [-1], words: '' } }, 'part.origin.0'],
    [{ part: { origin: [0.5], words: '' } }, 'part.origin.0'],
    [{ part: { origin: [0] } }, 'part.words'],
    [{ inputs: [{ name: 'x' }] }, 'inputs.0.value'],
    [{ inputs: [{ name: 'x', value: undefined }] }, 'inputs.0.value'],
    [{ patterns: ['a sentence of version 1'] }, 'patterns.0'],
  ])('is refused with %j', (change, path) => {
    expect(refusedAt(evidenceSchema, { reason: 'r', ...change })[0]).toBe(path);
  });
});

describe('a difference', () => {
  it('may have no finite pair, and NaN at its worst', () => {
    expect(differenceSchema.parse(DIFFERENCE)).toEqual(DIFFERENCE);
  });

  it.each([
    [{ differing: -1 }, 'differing'],
    [{ total: 1.5 }, 'total'],
    [{ maxAbsolute: Infinity }, 'maxAbsolute'],
    [{ maxAbsolute: undefined }, 'maxAbsolute'],
    [{ worstIndex: [-1] }, 'worstIndex.0'],
    [{ actualAtWorst: Number.NaN }, 'actualAtWorst'],
    [{ nanCount: -1 }, 'nanCount'],
  ])('is refused with %j', (change, path) => {
    expect(refusedAt(differenceSchema, { ...DIFFERENCE, ...change })).toEqual([path]);
  });
});

describe('what a case shows beside', () => {
  it.each([
    ['a hint for no part', hintSchema, { misconception: 'm', title: 't', hint: 'h', parts: [] }, 'parts'],
    [
      'a kernel count below nothing',
      costCheckSchema,
      { kind: 'kernels', points: 0, pointsMax: 1, student: -1, limit: 1 },
      'student',
    ],
    [
      'points for cost below nothing',
      costCheckSchema,
      { kind: 'no-leak', points: -1, pointsMax: 1, student: 0, limit: 0 },
      'points',
    ],
    ['a call by no name', madeCallSchema, { args: [] }, 'call'],
    [
      'a gradient by no upstream',
      madeCallSchema,
      { call: 'f', args: [], gradient: { wrt: [0] } },
      'gradient.upstream',
    ],
    [
      'a gradient by a negative place',
      madeCallSchema,
      { call: 'f', args: [], gradient: { wrt: [-1], upstream: { shape: [], data: [1] } } },
      'gradient.wrt.0',
    ],
    [
      'a size that is a list',
      counterExampleSchema,
      { sizes: { n: [1] }, args: [], shrinks: 0, runsFailed: 1, runs: 1 },
      'sizes.n',
    ],
    [
      'shrinks below nothing',
      counterExampleSchema,
      { sizes: {}, args: [], shrinks: -1, runsFailed: 1, runs: 1 },
      'shrinks',
    ],
    ['a step without values', progressSchema, { step: 0 }, 'values'],
    ['a step that is no number', progressSchema, { step: Number.NaN, values: {} }, 'step'],
    [
      'a second opinion of a GPU',
      secondOpinionSchema,
      { on: 'webgl', instead: { backend: 'webgpu', status: 'failed' } },
      'on',
    ],
    ['a second opinion of nothing', secondOpinionSchema, { on: 'cpu' }, 'instead'],
    [
      'a plan of negative worth',
      casePlanSchema,
      { id: 'a', title: 't', kind: 'example', visibility: 'public', pointsMax: -1 },
      'pointsMax',
    ],
    ['two versions told apart by nothing', apartSchema, { kind: 'told', sizes: {} }, 'own'],
    ['two versions of an unknown relation', apartSchema, { kind: 'different' }, 'kind'],
  ])('%s is refused', (_, schema, value, path) => {
    expect(refusedAt(schema, value)[0]).toBe(path);
  });

  it('two versions may be alike, not comparable, or told apart with what each says', () => {
    for (const kind of ['alike', 'not-comparable']) expect(apartSchema.parse({ kind })).toEqual({ kind });
    const side = { passed: true, expected: { shape: [], data: [1], dtype: 'float32' } };
    const told = {
      kind: 'told',
      sizes: { n: 1, padding: 'same', bias: true },
      own: side,
      other: { passed: false },
    };
    expect(apartSchema.parse(told)).toEqual(told);
  });
});
