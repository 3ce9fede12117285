/** What a student is told about a wrong tensor, item by item, through the whole judge. */
import { describe, expect, it } from 'vitest';
import type { CaseOutcome, Evidence } from '#grader/protocol.ts';
import { exerciseFiles, prepareJudge } from '../testing.ts';
import { patternWords } from './pattern-words.ts';

const SDK = `import { defineCases, example, invariant, property, integer, tensor, close } from '@descent/exercise';`;
const module = (body: string): string => `import * as tf from '@tensorflow/tfjs';\n${body}`;
const MAPS = `property('maps', { call: 'f', sizes: { height: integer(3, 6), width: integer(3, 6) }, args: ({ height, width }, draw) => [draw.normal([2, height, width, 3])], points: 1, runs: 6, layout: { '': ['batch', 'row', 'column', 'channel'] } })`;
const LITERAL = `example('e', { call: 'f', args: [tensor([[1, -2], [3, 4]])], points: 1, layout: { '': ['row', 'column'] } })`;

async function outcomeOf(
  body: string,
  setting: { spec?: string; limits?: object } = {},
): Promise<CaseOutcome> {
  const { spec = LITERAL, limits = {} } = setting;
  const files = exerciseFiles({
    'reference.ts': module('export const f = (x) => x.mul(2);'),
    'cases.ts': `${SDK}\nexport default defineCases([${spec}]);`,
  });
  const { report } = await (await prepareJudge(files)).run({ solution: module(body), limits });
  const [outcome] = report.cases;
  if (!outcome) throw new Error('The run had no case.');
  return outcome;
}
async function evidenceOf(f: string, setting: { spec?: string; limits?: object } = {}): Promise<Evidence> {
  const { evidence } = await outcomeOf(`export const f = (x) => ${f};`, setting);
  if (!evidence) throw new Error('There is no evidence.');
  return evidence;
}

describe('evidence of wrong values', () => {
  it('says how many differ, by how much in three ways, and where in the words of the layout', async () => {
    const wrong = 'tf.tidy(() => x.mul(2).add(tf.tensor([[0, 0], [0, 2]])))';
    const { reason, difference } = await evidenceOf(wrong);
    expect(reason).toBe('Shape [2, 2] is right. 1 of 4 values differs by more than 9e-5.');
    expect(difference).toMatchObject({
      differing: 1,
      total: 4,
      maxAbsolute: 2,
      maxRelative: 0.25,
      worstIndex: [1, 1],
      worstIndexWords: 'row 1, column 1',
      expectedAtWorst: 8,
      actualAtWorst: 10,
    });
    expect(difference?.maxInTolerances).toBeCloseTo(2 / 9e-5, -1);
  });

  it('shows the smallest input with its literal values, and both results', async () => {
    const wrong = 'x.shape[1] >= 4 ? x.mul(3) : x.mul(2)';
    const { counterExample } = await evidenceOf(wrong, { spec: MAPS });
    expect(counterExample?.sizes).toEqual({ height: 4, width: 3 });
    const { spec, ...smaller } = { spec: MAPS.replace('[2, height, width, 3]', '[1, height, 2, 2]') };
    const literal = (await evidenceOf(wrong, { spec, ...smaller })).counterExample;
    expect(literal?.args).toMatchObject([{ name: 'x', value: { shape: [1, 4, 2, 2] } }]);
    expect(literal?.expected).toMatchObject({ shape: [1, 4, 2, 2] });
    expect(literal?.actual).toMatchObject({ shape: [1, 4, 2, 2] });
  });

  it.each([
    ['x.mul(4)', 'On every input that failed, yours is 2 × what is expected.'],
    ['x.mul(2).transpose([0, 2, 1, 3])', 'Your values are right, but row and column are swapped.'],
    ['x.mul(2).reverse(1)', 'Your values are right, but in reverse order along row.'],
    [
      'tf.pad(x.mul(2).slice([0, 0, 0, 0], [-1, -1, x.shape[2] - 1, -1]), [[0, 0], [0, 0], [1, 0], [0, 0]])',
      'Your values come one column too late.',
    ],
    [
      'tf.concat([x.slice([0, 0, 0, 0], [-1, x.shape[1] - 1, -1, -1]).mul(2), x.slice([0, x.shape[1] - 1, 0, 0]).square().sub(7)], 1)',
      'Only the last row is wrong.',
    ],
    // By how many rows hangs on the input: the shown one counts.
    ['x.mul(2).slice([0, 0, 0, 0], [-1, 2, -1, -1])', 'One row too few.'],
    ['x.mul(0)', 'Yours is zero everywhere.'],
    [
      'tf.tensor(Array.from(x.dataSync(), (v, i) => (i < 7 ? 2 * v : NaN)), x.shape)',
      'Yours is NaN from batch 0, row 0, column 2, channel 1 on.',
    ],
  ])('names what is regular about %s', async (f, pattern) => {
    expect((await evidenceOf(f, { spec: MAPS })).patterns.map(patternWords)).toContain(pattern);
  });
});

describe('evidence of a wrong form', () => {
  it('puts shapes and dtypes side by side', async () => {
    const shape = await evidenceOf('x.mul(2).reshape([4, 1])');
    expect(shape.reason).toBe('Your result has shape [4, 1]. Expected [2, 2].');
    expect([shape.expectedShape, shape.actualShape]).toEqual([
      [2, 2],
      [4, 1],
    ]);
    const dtype = await evidenceOf("x.mul(2).cast('int32')");
    expect(dtype.reason).toContain('dtype int32. Expected float32');
    expect([dtype.expected?.dtype, dtype.actual?.dtype]).toEqual(['float32', 'int32']);
  });
});

describe('evidence of large tensors', () => {
  const wrong = 'tf.tidy(() => x.mul(2).add(tf.oneHot(tf.tensor1d([7], "int32"), 12).mul(3)))';
  const spec = `example('e', { call: 'f', args: [tensor(Array.from({ length: 16 }, (_, i) => Array.from({ length: 12 }, (_, j) => i * 12 + j)))], points: 1, layout: { '': ['row', 'column'] } })`;

  it('shows the part round the worst value, and counts over all of it', async () => {
    const { part, expected, actual, difference, expectedShape } = await evidenceOf(wrong, {
      spec,
      limits: { evidenceElements: 32 },
    });
    expect(difference).toMatchObject({ differing: 16, total: 192, worstIndex: [0, 7] });
    expect(expectedShape).toEqual([16, 12]);
    expect(part?.words).toBe('Shown: rows 0–3 of 16, columns 4–9 of 12, around the worst value.');
    expect([part?.origin, expected?.shape, actual?.shape]).toEqual([
      [0, 4],
      [4, 6],
      [4, 6],
    ]);
    expect(actual?.data[3]).toBe(17);
    expect(expected?.data[3]).toBe(14);
  });

  it('shows the beginnings of two shapes that differ', async () => {
    const { part, expected, actual } = await evidenceOf('x.mul(2).reshape([192])', {
      spec,
      limits: { evidenceElements: 32 },
    });
    expect(part?.words).toBe('Shown: rows 0–3 of 16, columns 0–5 of 12.');
    expect([expected?.shape, actual?.shape]).toEqual([[4, 6], [24]]);
  });

  it('says nothing of parts where all is shown', async () => {
    expect((await evidenceOf(wrong, { spec })).part).toBeUndefined();
  });
});

describe('cost', () => {
  const law = `invariant('odd', { given: { sizes: { n: integer(2, 4) }, args: ({ n }, draw) => [draw.normal([n])] }, points: 1, runs: 3, check: async ({ student }, [x]) => close(await student.f(x.neg()), (await student.f(x)).neg()) })`;
  it.each([
    ['an example', LITERAL],
    [
      'an example with a literal result',
      "example('e', { call: 'f', args: [tensor([3])], expect: tensor([6]), points: 1 })",
    ],
    ['a property', MAPS],
    ['an invariant', law],
  ])('of %s stands beside the reference’s', async (_, spec) => {
    const { status, cost } = await outcomeOf('export const f = (x) => x.add(x).mul(1);', { spec });
    expect(status).toBe('passed');
    expect(cost?.student.kernels).toEqual({ Add: 1, Multiply: 1 });
    expect(cost?.reference?.kernels).toEqual({ Multiply: 1 });
    expect(cost?.student.leakedTensors).toBe(1);
    const failed = await outcomeOf('export const f = (x) => x.add(1);', { spec });
    expect(failed.status).toBe('failed');
    expect(failed.cost?.reference?.kernels).toEqual({ Multiply: 1 });
  });
});
