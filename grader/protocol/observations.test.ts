import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  casePictureSchema,
  codeErrorSchema,
  costSchema,
  errorFactSchema,
  inputChangeSchema,
  logLineSchema,
  pictureSchema,
  shownPictureSchema,
  tensorStatsSchema,
} from './observations.ts';

const isRight = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;
/** The paths at which a value is refused. */
const refusedAt = (schema: z.ZodType, value: unknown): string[] =>
  schema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];

const COST = {
  kernels: { Add: 2 },
  kernelCount: 2,
  newBytes: -8,
  peakBytes: 16,
  leakedTensors: -1,
  wallMs: 0.5,
};
const ERROR = { kind: 'runtime', name: 'TypeError', message: 'no' };
const PICTURE = { as: 'line', title: 't', tensor: { shape: [1], data: [1] } };
const STATS = { dtype: 'float32', shape: [2], min: 0, max: 1, mean: 0.5, std: 0.5, nan: 0, infinite: 0 };

describe('the cost of a call', () => {
  it('counts what was launched; bytes and tensors may come out fewer than before', () => {
    expect(costSchema.parse(COST)).toEqual(COST);
  });

  it.each([
    [{ kernels: { Add: -1 } }, 'kernels.Add'],
    [{ kernels: { Add: 1.5 } }, 'kernels.Add'],
    [{ kernels: { Add: '1' } }, 'kernels.Add'],
    [{ kernels: [] }, 'kernels'],
    [{ kernelCount: -1 }, 'kernelCount'],
    [{ kernelCount: 0.5 }, 'kernelCount'],
    [{ newBytes: Number.NaN }, 'newBytes'],
    [{ peakBytes: Infinity }, 'peakBytes'],
    [{ leakedTensors: 0.5 }, 'leakedTensors'],
    [{ wallMs: -1 }, 'wallMs'],
    [{ wallMs: undefined }, 'wallMs'],
  ])('is refused with %j', (change, path) => {
    expect(refusedAt(costSchema, { ...COST, ...change })).toEqual([path]);
  });
});

describe('a change of an input', () => {
  it.each(['values', 'disposed', 'replaced', 'added', 'removed'])('may be: %s', (change) => {
    expect(isRight(inputChangeSchema, { argument: 0, path: '', change })).toBe(true);
  });

  it.each([
    { argument: -1, path: '', change: 'values' },
    { argument: 0.5, path: '', change: 'values' },
    { argument: 0, path: 'x'.repeat(201), change: 'values' },
    { argument: 0, path: null, change: 'values' },
    { argument: 0, path: '', change: 'moved' },
  ])('is never %j', (change) => {
    expect(isRight(inputChangeSchema, change)).toBe(false);
  });
});

describe('a line of the console', () => {
  it('has its level, its text and perhaps the line where it was written', () => {
    const line = { level: 'warn', text: 'x'.repeat(4_000), line: 3, file: 'snippet' };
    expect(logLineSchema.parse(line)).toEqual(line);
  });

  it.each([
    [{ text: 'x'.repeat(4_001) }, 'text'],
    [{ level: 'trace' }, 'level'],
    [{ line: 0 }, 'line'],
    [{ line: 1.5 }, 'line'],
    [{ line: null }, 'line'],
    [{ file: 'solution' }, 'file'],
    [{ file: '../reference.ts' }, 'file'],
  ])('is refused with %j', (change, path) => {
    expect(refusedAt(logLineSchema, { level: 'log', text: '', ...change })).toEqual([path]);
  });
});

describe('an error of code', () => {
  it.each(['compile', 'load', 'runtime', 'contract'])('is of the kind %s', (kind) => {
    expect(isRight(codeErrorSchema, { ...ERROR, kind })).toBe(true);
  });

  it.each([
    [{ kind: 'internal' }, 'kind'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ message: 'x'.repeat(4_001) }, 'message'],
    [{ message: { toString: 'x' } }, 'message'],
    [{ line: 0 }, 'line'],
    [{ column: 0 }, 'column'],
    [{ column: -3 }, 'column'],
    [{ fact: 'crashed' }, 'fact'],
  ])('is refused with %j', (change, path) => {
    expect(refusedAt(codeErrorSchema, { ...ERROR, ...change })).toEqual([path]);
  });

  it('loses a stack that somebody put beside it: no path of ours goes on', () => {
    expect(codeErrorSchema.parse({ ...ERROR, stack: 'at /srv/grader.ts', cause: 1 })).toEqual(ERROR);
  });
});

describe('why the grader ended code', () => {
  it.each([
    { code: 'time-limit', of: 'case', begun: true, limitMs: 5_000 },
    { code: 'time-limit', of: 'run', begun: false },
    { code: 'memory-limit' },
    { code: 'memory-limit', limitBytes: 1 },
    { code: 'crashed' },
    { code: 'exited' },
    { code: 'refused', operation: 'conv2d' },
  ])('%j', (fact) => {
    expect(errorFactSchema.parse(fact)).toEqual(fact);
  });

  it.each([
    { code: 'time-limit', of: 'case' },
    { code: 'time-limit', begun: true },
    { code: 'time-limit', of: 'exercise', begun: true },
    { code: 'time-limit', of: 'case', begun: true, limitMs: 0 },
    { code: 'time-limit', of: 'case', begun: true, limitMs: Infinity },
    { code: 'memory-limit', limitBytes: 0 },
    { code: 'memory-limit', limitBytes: -1 },
    { code: 'refused' },
    { code: 'refused', operation: 'x'.repeat(201) },
    { code: 'lost' },
    {},
  ])('is never %j', (fact) => {
    expect(isRight(errorFactSchema, fact)).toBe(false);
  });
});

describe('a picture', () => {
  it('of code is one of a tensor or a value; a case may ask for a trajectory too, and nobody but a training for predictions', () => {
    for (const as of ['trajectory', 'predictions']) expect(isRight(shownPictureSchema, as)).toBe(false);
    expect([isRight(casePictureSchema, 'trajectory'), isRight(casePictureSchema, 'value')]).toEqual([
      true,
      false,
    ]);
    for (const as of ['value', 'trajectory', 'predictions', 'table'])
      expect(isRight(pictureSchema, { ...PICTURE, as })).toBe(true);
  });

  it.each([
    [{ as: 'svg' }, 'as'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ text: 'x'.repeat(4_001) }, 'text'],
    [{ tensor: undefined }, 'tensor'],
    [{ axes: 'row' }, 'axes'],
    [{ mask: [true] }, 'mask'],
    [{ levels: { x: [0], y: [0, 1], values: PICTURE.tensor } }, 'levels.x'],
    [{ levels: { x: [0, 1, 2], y: [0, 1], values: PICTURE.tensor } }, 'levels.x'],
    [{ levels: { x: [0, Number.NaN], y: [0, 1], values: PICTURE.tensor } }, 'levels.x.1'],
    [{ predictions: { right: -1, total: 1, shown: [] } }, 'predictions.right'],
    [
      { predictions: { right: 1, total: 1, shown: [{ predicted: 3, actual: '3' }] } },
      'predictions.shown.0.predicted',
    ],
    [{ labels: { rows: [1] } }, 'labels.rows.0'],
  ])('is refused with %j', (change, path) => {
    expect(refusedAt(pictureSchema, { ...PICTURE, ...change })).toEqual([path]);
  });
});

describe('figures of a tensor', () => {
  it('are null where nothing is finite, and count what is not', () => {
    const none = { ...STATS, min: null, max: null, mean: null, std: null, nan: 2 };
    expect(tensorStatsSchema.parse(none)).toEqual(none);
    expect(tensorStatsSchema.parse({ ...STATS, dtype: 'complex64' }).dtype).toBe('complex64');
  });

  it.each([
    [{ min: Number.NaN }, 'min'],
    [{ max: 'Infinity' }, 'max'],
    [{ std: undefined }, 'std'],
    [{ nan: -1 }, 'nan'],
    [{ infinite: 0.5 }, 'infinite'],
    [{ shape: [-2] }, 'shape.0'],
    [{ dtype: 'x'.repeat(21) }, 'dtype'],
  ])('are refused with %j', (change, path) => {
    expect(refusedAt(tensorStatsSchema, { ...STATS, ...change })).toEqual([path]);
  });
});
