/** Field by field, what a message of a student realm may hold, and what is left of it. */
import { describe, expect, it } from 'vitest';
import { parseStudentMessage } from './student-message.ts';

const BYTES_MAX = 1 << 20;
const COST = { kernels: {}, kernelCount: 0, newBytes: 0, peakBytes: 0, leakedTensors: 0, wallMs: 0 };
const ERROR = { kind: 'runtime', name: 'Error', message: 'no' };
const TENSOR = { dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) };
const parse = (message: unknown) => parseStudentMessage(message, BYTES_MAX);
const messageOf = (message: unknown): unknown => {
  const parsed = parse(message);
  return parsed.kind === 'message' ? parsed.message : parsed.problem;
};
const returned = (over: object = {}) => ({ type: 'returned', id: 1, value: 1, cost: COST, ...over });
const costing = (over: object) => returned({ cost: { ...COST, ...over } });
const threw = (error: object, over: object = {}) => ({
  type: 'threw',
  id: 1,
  error: { ...ERROR, ...error },
  cost: null,
  ...over,
});
const picture = (over: object) => ({
  type: 'picture',
  picture: { as: 'line', title: 't', tensor: TENSOR, ...over },
});
const log = (over: object) => ({ type: 'log', line: { level: 'log', text: 'x', ...over } });

describe('each kind of message', () => {
  it.each<[string, object, object]>([
    ['loaded', { exports: ['f', 'g'] }, { exports: ['f', 'g'] }],
    ['load-failed', { error: ERROR }, { error: ERROR }],
    ['returned', { value: 1, cost: COST }, { value: 1, cost: COST, changedInput: null }],
    ['threw', { error: ERROR }, { error: ERROR, cost: null }],
    ['threw', { error: ERROR, cost: COST }, { error: ERROR, cost: COST }],
    ['evaluated', {}, {}],
    ['refused', { operation: 'Conv2D', line: 4 }, { operation: 'Conv2D', line: 4 }],
    ['refused', { operation: 'Conv2D' }, { operation: 'Conv2D', line: null }],
  ])('%s is read, without anything else that it carries', (type, parts, read) => {
    expect(messageOf({ type, id: 7, ...parts, points: 9, status: 'passed' })).toEqual({
      type,
      id: 7,
      ...read,
    });
    for (const id of [undefined, -1, 0.5, Number.NaN, '7', null, 2 ** 53])
      expect(parse({ type, ...parts, id }).kind).toBe('malformed');
  });

  it('out of memory is said without a number of its own', () => {
    expect(messageOf({ type: 'out-of-memory', id: 3, limit: 1 })).toEqual({ type: 'out-of-memory' });
  });

  it.each([
    ['no type', {}],
    ['another type', { type: 'done', id: 1 }],
    ['a type that is no text', { type: ['loaded'], id: 1, exports: [] }],
    ['a type of the other side', { type: 'call', id: 1, name: 'f', args: [] }],
  ])('with %s is none', (_, message) => {
    expect(messageOf(message)).toBe('the message has an unknown type');
  });
});

describe('what a call cost', () => {
  it.each<[string, object]>([
    ['no count', { kernelCount: undefined }],
    ['half a kernel', { kernelCount: 0.5 }],
    ['kernels below zero', { kernels: { Add: -1 } }],
    ['kernels without a number', { kernels: { Add: '1' } }],
    ['a list of kernels', { kernels: [] }],
    [
      'too many names',
      { kernels: Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`k${i}`, 1])) },
    ],
    ['endless bytes', { newBytes: Number.POSITIVE_INFINITY }],
    ['no peak', { peakBytes: null }],
    ['time before it began', { wallMs: -1 }],
    ['half a tensor left', { leakedTensors: 0.5 }],
    ['more than can be counted', { kernelCount: 2 ** 41 }],
  ])('is not understood with %s', (_, over) => {
    expect(parse(costing(over)).kind).toBe('malformed');
  });

  it('may have freed more than it made, and keeps long names short', () => {
    expect(messageOf(costing({ leakedTensors: -3, newBytes: -12 }))).toMatchObject({
      cost: { leakedTensors: -3, newBytes: -12 },
    });
    expect(messageOf(costing({ kernels: { ['k'.repeat(300)]: 2 } }))).toMatchObject({
      cost: { kernels: { ['k'.repeat(200)]: 2 } },
    });
    expect(messageOf(costing({ kernels: { Add: 1 }, secret: 1 }))).toMatchObject({
      cost: { ...COST, kernels: { Add: 1 } },
    });
  });
});

describe('an error', () => {
  it.each(['compile', 'load', 'runtime', 'contract'])('of kind %s is one', (kind) => {
    expect(messageOf(threw({ kind }))).toMatchObject({ error: { kind } });
  });

  it.each<[string, object]>([
    ['no name', { name: undefined }],
    ['a message that is no text', { message: { toString: () => 'x' } }],
    ['a line before the first', { line: 0 }],
    ['half a line', { line: 1.5 }],
    ['a line beyond any file', { line: 10_000_001 }],
    ['a column that is no number', { column: '4' }],
    ['a file of the grader', { file: 'reference.ts' }],
  ])('with %s is none', (_, over) => {
    expect(parse(threw(over)).kind).toBe('malformed');
  });

  it('has its place where it says so, and cannot say what only the grader may', () => {
    expect(messageOf(threw({ line: 3, column: 9, file: 'snippet' }))).toMatchObject({
      error: { ...ERROR, line: 3, column: 9, file: 'snippet' },
    });
    expect(messageOf(threw({ line: null, column: undefined }))).toEqual({
      type: 'threw',
      id: 1,
      error: ERROR,
      cost: null,
    });
    const forged = messageOf(threw({ fact: { code: 'crashed' }, stack: 'at judge' }));
    expect(forged).toEqual({ type: 'threw', id: 1, error: ERROR, cost: null });
  });

  it('is cut where it is long', () => {
    expect(messageOf(threw({ name: 'n'.repeat(300), message: 'm'.repeat(5_000) }))).toMatchObject({
      error: { name: `${'n'.repeat(199)}…`, message: `${'m'.repeat(3_999)}…` },
    });
  });
});

describe('what became of an input', () => {
  const changed = (changedInput: unknown) => messageOf(returned({ changedInput }));
  it('is read where it is one of the known changes', () => {
    const change = { argument: 1, path: '.m', change: 'replaced' };
    expect(changed(change)).toMatchObject({ changedInput: change });
    expect(changed(undefined)).toMatchObject({ changedInput: null });
    expect(changed({ ...change, path: '.a\u202e' })).toMatchObject({ changedInput: { path: '.a[U+202E]' } });
  });

  it.each<[string, object]>([
    ['an argument before the first', { argument: -1, path: '', change: 'values' }],
    ['a way that is no text', { argument: 0, path: 1, change: 'values' }],
    ['a very long way', { argument: 0, path: '.'.repeat(201), change: 'values' }],
    ['another change', { argument: 0, path: '', change: 'improved' }],
    ['nothing known', {}],
  ])('is not understood with %s', (_, change) => {
    expect(changed(change)).toBe('what became of an input is not understood');
  });
});

describe('what is printed and drawn', () => {
  it.each(['log', 'info', 'warn', 'error', 'debug'])('may be a line of level %s', (level) => {
    expect(messageOf(log({ level, line: 2 }))).toEqual({ type: 'log', line: { level, text: 'x', line: 2 } });
  });

  it.each(['line', 'image', 'heatmap'])('may be a picture as %s', (as) => {
    expect(messageOf(picture({ as }))).toMatchObject({
      picture: { as, title: 't', tensor: { data: [1, 2] } },
    });
  });

  it.each<[string, object]>([
    ['predictions, which only the judge draws', { as: 'predictions' }],
    ['a trajectory, which only a case draws', { as: 'trajectory' }],
    ['a title that is no text', { title: 5 }],
    ['no tensor', { tensor: undefined }],
    ['a list for a tensor', { tensor: [1, 2] }],
    ['data that does not fill its shape', { tensor: { ...TENSOR, shape: [3] } }],
    ['words among its data', { tensor: { ...TENSOR, data: [1, 'two'] } }],
    ['labels that are no words', { labels: { rows: [1] } }],
    ['labels that are one word', { labels: 'x' }],
    ['more labels than anyone reads', { labels: { columns: Array.from({ length: 1_001 }, () => 'x') } }],
    ['figures that are none', { stats: { mean: 'x' } }],
    ['a text that is no text', { text: 1 }],
  ])('is refused as %s', (_, over) => {
    expect(parse(picture(over)).kind).toBe('malformed');
  });

  it('has words for its rows and columns where it says so, and no key of its own making', () => {
    const drawn = messageOf(
      picture({ labels: { rows: ['a', 'b'], columns: ['c'], secret: ['d'] }, axes: ['x'], mask: TENSOR }),
    );
    expect(drawn).toMatchObject({ picture: { labels: { rows: ['a', 'b'], columns: ['c'] } } });
    expect(JSON.stringify(drawn)).not.toMatch(/secret|axes|mask/);
  });

  it('may be a step of a training, with a picture', () => {
    expect(
      messageOf({ type: 'progress', step: 3, values: { loss: 0.5 }, picture: picture({}).picture }),
    ).toMatchObject({
      step: 3,
      values: { loss: 0.5 },
      picture: { as: 'line' },
    });
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`v${i}`, 1]));
    expect(parse({ type: 'progress', step: 1, values: many }).kind).toBe('malformed');
    expect(parse({ type: 'progress', step: Number.NaN, values: {} }).kind).toBe('malformed');
    expect(parse({ type: 'progress', step: 1, values: [] }).kind).toBe('malformed');
  });
});
