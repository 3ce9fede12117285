/** What a failed case shows, part by part and with its bounds, without a run. */
import { describe, expect, it } from 'vitest';
import { linspace, tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import { compareValues, type Mismatch } from '../compare/compare.ts';
import {
  changedInputEvidence,
  counterExample,
  differenceEvidence,
  type EvidenceContext,
  inputEvidence,
  isDriven,
  madeCalls,
  mismatchEvidence,
} from './evidence.ts';

const world = {
  limits: { evidenceElements: 8 },
  exercise: {
    manifest: { entryPoints: [{ name: 'f', parameters: [{ name: 'x' }, { name: 'options' }] }] },
    driver: 'export function train(solution, start, steps) {}',
    reference: { driverExports: ['train'] },
  },
} as unknown as EvidenceContext['world'];
const contextOf = (args: readonly Value[], more: Partial<EvidenceContext> = {}): EvidenceContext => ({
  ...{ world, call: 'f', args },
  ...more,
});
const zeros = (length: number) => linspace(0, 0, length);

describe('the call as people read it', () => {
  it.each<[string, readonly Value[], string]>([
    ['no arguments', [], 'f()'],
    ['a tensor by its shape', [tensor([[1, 2]])], 'f(x [1, 2])'],
    ['a scalar', [tensor(1)], 'f(x [])'],
    ['a number as it is', [0.25], 'f(x 0.25)'],
    ['a word in quotation marks', ['same'], 'f(x "same")'],
    ['a long word by its beginning', ['a'.repeat(50)], `f(x "${'a'.repeat(40)}")`],
    ['what is not there', [null, undefined], 'f(x null, options undefined)'],
    ['truth', [true], 'f(x true)'],
    ['NaN', [Number.NaN], 'f(x NaN)'],
    ['a short list by its entries', [[1, 'a', tensor([1])]], 'f(x [1, "a", [1]])'],
    ['eight entries', [[1, 2, 3, 4, 5, 6, 7, 8]], 'f(x [1, 2, 3, 4, 5, 6, 7, 8])'],
    ['nine by their number', [[1, 2, 3, 4, 5, 6, 7, 8, 9]], 'f(x list of 9)'],
    [
      'options by name',
      [1, { stride: 2, padding: 'same' }],
      'f(x 1, options { stride: 2, padding: "same" })',
    ],
    ['what is inside', [{ a: { b: [tensor([1])] } }], 'f(x { a: { b: [[1]] } })'],
    [
      'many options by the first',
      [Object.fromEntries('abcdefghi'.split('').map((name) => [name, 1]))],
      'f(x { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, … })',
    ],
    ['an argument without a name', [1, 2, 3], 'f(x 1, options 2, 3)'],
  ])('has %s', (_, args, call) => {
    expect(inputEvidence(contextOf(args)).call).toBe(call);
  });

  it('has the names of the case before those of the exercise, and of a driver those in its source', () => {
    expect(inputEvidence(contextOf([1, 2], { argNames: ['left'] })).call).toBe('f(left 1, 2)');
    expect(inputEvidence(contextOf([1, 2], { call: 'train' })).call).toBe('train(start 1, steps 2)');
  });

  it('is not to be called where several functions were', () => {
    expect(inputEvidence(contextOf([1])).callee).toBe('f');
    expect(inputEvidence(contextOf([1], { call: 'f, g', isCall: false }))).not.toHaveProperty('callee');
  });
});

describe('inputs', () => {
  it('are there up to the size of evidence, all or none', () => {
    const inputs = (args: readonly Value[]) => inputEvidence(contextOf(args)).inputs;
    expect(inputs([zeros(7), 1])).toMatchObject([
      { name: 'x', value: { shape: [7] } },
      { name: 'options', value: 1 },
    ]);
    expect(inputs([zeros(8), 1])).toEqual([]);
    expect(inputs([1, 2, 3]).map(({ name }) => name)).toEqual(['x', 'options', 'argument 3']);
  });

  it('of a counter-example are there up to 64 values, each result by itself', () => {
    const shrunk = { sizes: { n: 2 }, shrinks: 3, runsFailed: 4, runs: 5 };
    const of = (args: Value, expected: Value, actual: Value) =>
      counterExample(shrunk, contextOf([args]), { expected, actual });
    expect(of(zeros(64), zeros(64), zeros(65))).toMatchObject({
      ...shrunk,
      args: [{ name: 'x', value: { shape: [64] } }],
      expected: { shape: [64] },
    });
    expect(of(zeros(64), zeros(64), zeros(65))).not.toHaveProperty('actual');
    expect(of(zeros(65), zeros(65), zeros(1))).toMatchObject({ args: [], actual: { shape: [1] } });
    expect(of(zeros(65), zeros(65), zeros(1))).not.toHaveProperty('expected');
    expect(counterExample(shrunk, contextOf([1]))).toEqual({ ...shrunk, args: [{ name: 'x', value: 1 }] });
  });

  it('of a counter-example are what it was, whatever becomes of the sizes later', () => {
    const sizes: Record<string, number> = { n: 2 };
    const found = counterExample({ sizes, shrinks: 0, runsFailed: 1, runs: 1 }, contextOf([1]));
    sizes.n = 99;
    expect(found.sizes).toEqual({ n: 2 });
  });
});

describe('calls to make again', () => {
  const plain = (value: Value) => ({ call: 'f', args: [value] });
  const many = (count: number, value: Value) => Array.from({ length: count }, () => plain(value));

  it.each<[string, readonly ReturnType<typeof plain>[], number | undefined]>([
    ['none', [], undefined],
    ['one', many(1, 1), 1],
    ['eight', many(8, 1), 8],
    ['nine, which nobody reads', many(9, 1), undefined],
    ['as many values as can be written out', many(2, zeros(2_048)), 2],
    ['one value more', [...many(2, zeros(2_048)), plain(1)], undefined],
  ])('are %s', (_, calls, length) => {
    expect(madeCalls(calls, { world }).calls?.length).toBe(length);
  });

  it('say what goes through the driver, and what flowed from above', () => {
    const upstream = tensor([1, -1]);
    const { calls } = madeCalls(
      [
        { call: 'f', args: [tensor([1, 2])], mode: { kind: 'vjp', wrt: [0], upstream } },
        { call: 'train', args: [1, 2], mode: { kind: 'plain' } },
      ],
      { world },
    );
    expect(calls).toMatchObject([
      { call: 'f', args: [{ name: 'x' }], gradient: { wrt: [0], upstream: { data: [1, -1] } } },
      { call: 'train', args: [{ name: 'start' }, { name: 'steps' }], driven: true },
    ]);
    expect(calls?.[0]).not.toHaveProperty('driven');
    expect(calls?.[1]).not.toHaveProperty('gradient');
    expect([isDriven(world, 'f'), isDriven(world, 'train')]).toEqual([false, true]);
  });
});

describe('two sides', () => {
  const tolerance = { absolute: 1e-3, relative: 0 };
  const mismatch = (actual: Value, expected: Value): Mismatch => {
    const found = compareValues(actual, expected, { tolerance });
    if (found === null) throw new Error('They agree.');
    return found;
  };
  const shownOf = (found: Mismatch, layout?: EvidenceContext['layout']) =>
    mismatchEvidence(found, contextOf([], { layout }));

  it('are shown of tensors alone', () => {
    expect(shownOf(mismatch(1, 2))).toEqual({});
    expect(shownOf(mismatch('a', 'b'))).toEqual({});
    expect(shownOf(mismatch([1], [1, 2]))).toEqual({});
    expect(shownOf(mismatch({}, { a: 1 }))).toEqual({});
    expect(shownOf(mismatch(1, tensor(1)))).toEqual({});
  });

  it('have their shapes, and numbers only where the shapes are one', () => {
    const shape = shownOf(mismatch(tensor([1, 2]), tensor([[1, 2]])));
    expect(shape).toMatchObject({ expectedShape: [1, 2], actualShape: [2] });
    expect(shape).not.toHaveProperty('difference');
    expect(shownOf(mismatch(tensor([1, 2]), tensor([1, 3])))).toMatchObject({ difference: { differing: 1 } });
  });

  it('have words for their axes where there is one for each', () => {
    const found = mismatch({ w: tensor([[1, 2]]) }, { w: tensor([[1, 3]]) });
    expect(shownOf(found, { w: ['row', 'column'] }).axes).toEqual(['row', 'column']);
    expect(shownOf(found, { w: ['row'] })).not.toHaveProperty('axes');
    expect(shownOf(found, { '': ['row', 'column'] })).not.toHaveProperty('axes');
  });

  it('are cut round the worst value where they are large, and say where', () => {
    const [actual, expected] = [zeros(32), zeros(32)];
    actual.data[20] = 5;
    const { part, actual: shown, expected: due } = shownOf(mismatch(actual, expected), { '': ['step'] });
    expect(part).toEqual({ origin: [16], words: 'Shown: steps 16–23 of 32, around the worst value.' });
    expect([shown?.data, due?.data]).toEqual([
      [0, 0, 0, 0, 5, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0],
    ]);
  });

  it('of which only one is large say where of that one', () => {
    const { part, expected, actual } = shownOf(mismatch(zeros(32), zeros(2)));
    expect(part).toEqual({ origin: [0], words: 'Shown: axis 0, 0–7 of 32.' });
    expect([expected?.shape, actual?.shape]).toEqual([[2], [8]]);
  });

  it('of an input that was changed are the input and what was done', () => {
    const changed = { kind: 'input', path: '', input: 'state.m', change: 'disposed' } as const;
    expect(shownOf(changed)).toEqual({ changedInput: { input: 'state.m', change: 'disposed' } });
    expect(changedInputEvidence(changed)).toEqual({
      reason:
        'Your code disposed its input `state.m`. It belongs to the caller: dispose only tensors that your code made itself.',
      changedInput: { input: 'state.m', change: 'disposed' },
      patterns: [],
      inputs: [],
      pictures: [],
    });
  });

  it('come with a sentence, the call, what is regular and the pictures that were asked for', () => {
    const [actual, expected] = [tensor([2, 4, 8]), tensor([1, 2, 4])];
    const trial = { kind: 'differs', mismatch: mismatch(actual, expected), actual, expected } as never;
    const picture = { as: 'line', title: 'f(x)' } as const;
    const plain = differenceEvidence(trial, contextOf([expected]));
    expect(plain).toMatchObject({
      reason: 'Shape [3] is right. 3 of 3 values differ by more than 0.001.',
      call: 'f(x [3])',
      patterns: [{ fact: { kind: 'factor', factor: 2 } }],
      pictures: [],
    });
    expect(differenceEvidence(trial, contextOf([expected], { picture })).pictures).toMatchObject([
      { title: 'f(x): expected', tensor: { data: [1, 2, 4] } },
      { title: 'f(x): yours', tensor: { data: [2, 4, 8] } },
    ]);
  });
});
