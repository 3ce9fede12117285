/** What is just within a tolerance and what is just beyond it, in numbers that floating point has exactly. */
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Dtype, TensorValue } from '#grader/protocol.ts';
import { compareValues, valuesAgree } from './compare.ts';
import { agrees, distance, measureDifference } from './tensor-difference.ts';
import { valueDistance } from './value-distance.ts';

const { NaN: nan, POSITIVE_INFINITY: inf, MAX_VALUE: most, MIN_VALUE: least, EPSILON: step } = Number;
const absolute = (width: number) => ({ absolute: width, relative: 0 });
const relative = (share: number) => ({ absolute: 0, relative: share });

describe('the distance in tolerances', () => {
  it.each<[string, number, number, { absolute: number; relative: number }, number]>([
    ['an absolute width is allowed to the last bit, above', 1.25, 1, absolute(0.25), 1],
    ['and below', 0.75, 1, absolute(0.25), 1],
    ['half of it is half', 1.125, 1, absolute(0.25), 0.5],
    ['twice of it is two', 1.5, 1, absolute(0.25), 2],
    ['an absolute width is the same for large numbers', 4096.25, 4096, absolute(0.25), 1],
    ['a share is of what is expected, not of what came', 4, 2, relative(0.5), 2],
    ['so that half is nearer than twice', 2, 4, relative(0.5), 1],
    ['a share is of the size, whatever the sign', -3, -2, relative(0.5), 1],
    ['another sign is far', 2, -2, relative(0.5), 4],
    ['a share of zero is nothing', 1e-30, 0, relative(0.5), inf],
    ['width and share add up', 3, 2, { absolute: 0.5, relative: 0.25 }, 1],
    ['beside zero the width alone counts', 0.5, 0, { absolute: 0.5, relative: 0.25 }, 1],
    ['nothing is allowed: equal numbers', 7, 7, absolute(0), 0],
    ['nothing is allowed: one bit', 1 + step, 1, absolute(0), inf],
    ['nothing is allowed: the two zeros are one', -0, 0, absolute(0), 0],
    ['the two zeros the other way round', 0, -0, absolute(0), 0],
    ['the least number there is lies next to zero', least, 0, absolute(1), least],
    ['a difference that overflows is far', most, -most, absolute(1), inf],
    ['also where the share is of a huge number', most, -most, relative(1), inf],
    ['an endless width lets any number pass', 2, -1e300, absolute(inf), 0],
    ['but no infinity', inf, 2, absolute(inf), inf],
    ['nor a number for an infinity', 2, -inf, absolute(inf), inf],
    ['nor NaN', nan, 2, absolute(inf), inf],
    ['nor a number for NaN', 2, nan, absolute(inf), inf],
    ['NaN for NaN is right without any tolerance', nan, nan, absolute(0), 0],
    ['an infinity for itself too', -inf, -inf, absolute(0), 0],
    ['infinities of two signs are not near', -inf, inf, absolute(inf), inf],
    ['an infinity for NaN is not', inf, nan, absolute(inf), inf],
  ])('%s', (_, actual, expected, tolerance, found) => {
    expect(distance(actual, expected, tolerance)).toBe(found);
  });

  it('lets the edge itself pass, and nothing beyond it, in every comparison', () => {
    const [edge, beyond] = [tensor([1, 1.25]), tensor([1, 1.25 + 2 ** -20])];
    const right = tensor([1, 1]);
    for (const [actual, passes] of [
      [edge, true],
      [beyond, false],
    ] as const) {
      expect(agrees(actual, right, absolute(0.25))).toBe(passes);
      expect(measureDifference(actual, right, { path: '', tolerance: absolute(0.25) }) === null).toBe(passes);
      expect(compareValues(actual, right, { tolerance: absolute(0.25) }) === null).toBe(passes);
      expect(valuesAgree(actual, right, absolute(0.25))).toBe(passes);
      expect(valueDistance(actual, right, absolute(0.25)) <= 1).toBe(passes);
    }
  });
});

describe('types that have no tolerance', () => {
  const wide = absolute(100);
  it.each<[Dtype, readonly number[], readonly number[], boolean]>([
    ['float32', [1, 2], [51, 2], true],
    ['float32', [1, 2], [1, 2], true],
    ['int32', [1, 2], [2, 2], false],
    ['int32', [1, 2], [1, 2], true],
    ['int32', [2_147_483_647], [2_147_483_646], false],
    ['int32', [-2_147_483_648], [-2_147_483_648], true],
    ['bool', [1, 0], [1, 1], false],
    ['bool', [0, 1], [0, 1], true],
  ])('%s %j for %j: %s', (dtype, actual, expected, agree) => {
    const [came, due] = [tensor([...actual], dtype), tensor([...expected], dtype)];
    expect(compareValues(came, due, { tolerance: wide }) === null).toBe(agree);
    expect(valuesAgree(came, due, wide)).toBe(agree);
    expect(valueDistance(came, due, wide) <= 1).toBe(agree);
    if (!agree) expect(valueDistance(came, due, wide)).toBe(inf);
  });

  it('say that nothing is allowed of them', () => {
    const found = compareValues(tensor([3], 'int32'), tensor([1], 'int32'), { tolerance: wide });
    expect(found).toMatchObject({
      kind: 'values',
      difference: { toleranceAbsolute: 0, toleranceRelative: 0, maxAbsolute: 2, maxInTolerances: null },
    });
  });
});

describe('what is measured of a difference', () => {
  const measured = (actual: readonly number[], expected: readonly number[], tolerance = absolute(0.5)) =>
    measureDifference(tensor([...actual]), tensor([...expected]), { path: 'w', tolerance });

  it.each<[string, readonly number[], readonly number[], object]>([
    [
      'counts only what is beyond the tolerance',
      [1.5, 3, 1],
      [1, 1, 1],
      { differing: 1, total: 3, maxAbsolute: 2, maxRelative: 2, maxInTolerances: 4, worstIndex: [1] },
    ],
    ['takes the first of two that are as bad', [3, 3], [1, 1], { worstIndex: [0], differing: 2 }],
    ['takes the worst wherever it stands', [3, 9, 3], [1, 1, 1], { worstIndex: [1], maxAbsolute: 8 }],
    [
      'has no share of what should be zero',
      [2, -4],
      [0, 0],
      { maxAbsolute: 4, maxRelative: null, worstIndex: [1], actualAtWorst: -4, expectedAtWorst: 0 },
    ],
    [
      'has a share of what is not zero, beside what is',
      [9, 4],
      [0, 2],
      { maxAbsolute: 9, maxRelative: 1, worstIndex: [0] },
    ],
    [
      'puts a NaN before the largest number',
      [1e30, nan],
      [0, 1],
      {
        worstIndex: [1],
        actualAtWorst: 'NaN',
        nanCount: 1,
        infinityCount: 0,
        maxInTolerances: expect.any(Number),
      },
    ],
    [
      'takes the first of a NaN and an infinity',
      [-inf, nan],
      [1, 1],
      { worstIndex: [0], actualAtWorst: '-Infinity', nanCount: 1, infinityCount: 1, maxAbsolute: null },
    ],
    [
      'counts no NaN that came where NaN is due',
      [nan, 4],
      [nan, 1],
      { nanCount: 0, differing: 1, worstIndex: [1] },
    ],
    [
      'counts a number that came where an infinity is due, and neither as infinite nor as NaN',
      [5, 1],
      [inf, 1],
      { differing: 1, nanCount: 0, infinityCount: 0, maxAbsolute: null, expectedAtWorst: 'Infinity' },
    ],
    [
      'counts the other infinity',
      [-inf],
      [inf],
      { differing: 1, infinityCount: 1, actualAtWorst: '-Infinity', expectedAtWorst: 'Infinity' },
    ],
  ])('%s', (_, actual, expected, found) => {
    expect(measured(actual, expected)).toMatchObject({ path: 'w', ...found });
  });

  it('tells in what it was measured', () => {
    const tolerance = { absolute: 0.25, relative: 0.125 };
    expect(measured([9], [2], tolerance)).toMatchObject({
      toleranceAbsolute: 0.25,
      toleranceRelative: 0.125,
      maxInTolerances: 14,
    });
  });
});

describe('tensors of every rank', () => {
  const shapes = [[], [2], [2, 3], [2, 1, 3], [1, 2, 1, 2], [2, 1, 1, 2, 1], [1, 1, 2, 1, 1, 2]];
  const ofShape = (shape: readonly number[], last = 0): TensorValue => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const data = Float32Array.from({ length: size }, (_, i) => i);
    data[size - 1] = (data[size - 1] ?? 0) + last;
    return { dtype: 'float32', shape: [...shape], data };
  };

  it.each(shapes.map((shape) => [shape.length, shape] as const))(
    'of rank %i agree with themselves',
    (_, shape) => {
      expect(compareValues(ofShape(shape), ofShape(shape), { tolerance: absolute(0) })).toBeNull();
    },
  );

  it.each(shapes.map((shape) => [shape.length, shape] as const))(
    'of rank %i show their last element as wrong',
    (_, shape) => {
      expect(compareValues(ofShape(shape, 5), ofShape(shape), { tolerance: absolute(0.5) })).toMatchObject({
        kind: 'values',
        difference: { differing: 1, worstIndex: shape.map((extent) => extent - 1), maxAbsolute: 5 },
      });
    },
  );

  it.each<[readonly number[], readonly number[]]>([
    [[1], []],
    [[], [1]],
    [[1, 3], [3]],
    [[3], [3, 1]],
    [
      [3, 1],
      [1, 3],
    ],
    [
      [2, 3],
      [3, 2],
    ],
    [
      [2, 1, 3],
      [2, 3],
    ],
    [[1, 1], [1]],
    [[12], [1, 2]],
    [[0], [0, 3]],
    [
      [0, 3],
      [3, 0],
    ],
    [[0], []],
    [
      [1, 3],
      [2, 3],
    ],
  ])('are not broadcast: %j for %j', (actual, expected) => {
    const [came, due] = [ofShape(actual), ofShape(expected)];
    expect(compareValues(came, due, { tolerance: absolute(inf) })).toMatchObject({
      kind: 'shape',
      actual: { shape: actual },
      expected: { shape: expected },
    });
    expect(valueDistance(came, due, absolute(inf))).toBe(inf);
    expect(valuesAgree(came, due, absolute(inf))).toBe(false);
  });

  it.each<[readonly number[]]>([[[0]], [[0, 3]], [[3, 0]], [[2, 0, 2]]])(
    'of shape %j are right when empty',
    (shape) => {
      const empty = ofShape(shape);
      expect(
        compareValues(empty, { ...empty, data: new Float32Array(0) }, { tolerance: absolute(0) }),
      ).toBeNull();
    },
  );

  it('of two types are told by their shape first', () => {
    const both = compareValues(tensor([1, 2], 'int32'), tensor([1]), { tolerance: absolute(0) });
    expect(both?.kind).toBe('shape');
    const pairs: readonly (readonly [Dtype, Dtype])[] = [
      ['int32', 'float32'],
      ['bool', 'float32'],
      ['float32', 'int32'],
      ['bool', 'int32'],
      ['float32', 'bool'],
    ];
    for (const [came, due] of pairs) {
      expect(compareValues(tensor([1], came), tensor([1], due), { tolerance: absolute(9) })?.kind).toBe(
        'dtype',
      );
    }
    expect(compareValues(tensor([], 'int32'), tensor([]), { tolerance: absolute(9) })?.kind).toBe('dtype');
  });
});
