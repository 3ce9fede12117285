/** Which call decides on points for cost, what it is counted against, and what is said of it. */
import { describe, expect, it } from 'vitest';
import type { CostSpec } from '#grader/exercise/cost-spec.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Cost, Value } from '#grader/protocol.ts';
import { isJudgeFault } from '../judge-fault.ts';
import type { CaseResult } from './case-world.ts';
import { type MeasuredCall, withCostPoints } from './cost-points.ts';
import { costing, plainWorld } from './testing/plain-world.ts';

const world = plainWorld({
  reference: { f: () => 1, g: () => 1, train: () => 1 },
  student: {},
  driven: ['train'],
});
const T = tensor([1]);
const call = (
  student: Partial<Cost>,
  reference: Partial<Cost> | null = {},
  more: Partial<MeasuredCall> = {},
): MeasuredCall => ({
  ...{ call: 'f', args: [T], actual: T, expected: T },
  cost: { student: costing(student), ...(reference && { reference: costing(reference) }) },
  ...more,
});
const kernels = (timesMax: number, points = 1): CostSpec => ({ kind: 'kernels', timesMax, points });
const noLeak = (points = 1): CostSpec => ({ kind: 'no-leak', points });
const check = (specs: readonly CostSpec[], ...calls: MeasuredCall[]) =>
  withCostPoints(
    { status: 'passed' },
    { specs, calls, points: 2, contextOf: ({ call: name, args }) => ({ world, call: name, args }) },
  );

describe('tensors left behind', () => {
  it.each<[string, MeasuredCall, number, number]>([
    ['are none', call({ leakedTensors: 0 }), 0, 1],
    ['are counted', call({ leakedTensors: 3 }), 3, 0],
    [
      'are those that the code made, whatever the reference leaves',
      call({ leakedTensors: 1 }, { leakedTensors: 9 }),
      1,
      0,
    ],
    ['may be fewer than before', call({ leakedTensors: -1 }), -1, 1],
    [
      'are those in a result that has more than was asked for',
      call({}, {}, { actual: { y: T, more: [T, T] }, expected: { y: T } }),
      2,
      0,
    ],
    ['are not those that the result lacks', call({}, {}, { actual: T, expected: [T, T] }), 0, 1],
    ['are told without the reference as well', call({ leakedTensors: 2 }, null), 2, 0],
  ])('%s', (_, measured, student, points) => {
    expect(check([noLeak()], measured).costChecks).toMatchObject([
      { kind: 'no-leak', student, points, limit: 0 },
    ]);
  });

  it('are said with what the reference leaves, where that is known', () => {
    expect(check([noLeak()], call({}, { leakedTensors: 4 })).costChecks?.[0]?.reference).toBe(4);
    expect(check([noLeak()], call({}, null)).costChecks?.[0]).not.toHaveProperty('reference');
  });
});

describe('kernels', () => {
  it.each<[number, number, number, number, number]>([
    [2, 4, 8, 8, 1],
    [2, 4, 9, 8, 0],
    [1.5, 3, 4, 4, 1],
    [1.5, 3, 5, 4, 0],
    [1, 1, 1, 1, 1],
    [2, 0, 0, 0, 1],
    [2, 0, 1, 0, 0],
  ])(
    'at most %d times %i: of %i, where %i are allowed, are worth %i',
    (timesMax, reference, student, limit, points) => {
      const measured = call({ kernelCount: student }, { kernelCount: reference });
      expect(check([kernels(timesMax)], measured).costChecks).toEqual([
        { kind: 'kernels', points, pointsMax: 1, student, reference, limit },
      ]);
    },
  );

  it('are a fault of the grader where the reference’s were not counted', () => {
    try {
      check([kernels(2)], call({}, null));
      expect.unreachable();
    } catch (error) {
      expect([isJudgeFault(error), String(error)]).toEqual([
        true,
        expect.stringContaining('were not counted'),
      ]);
    }
  });

  it('are told of the call that did worst against its own limit', () => {
    const calls = [
      call({ kernelCount: 100 }, { kernelCount: 90 }),
      call({ kernelCount: 30 }, { kernelCount: 2 }, { args: [tensor([1, 2, 3])] }),
      call({ kernelCount: 2 }, { kernelCount: 2 }),
    ];
    const { costChecks, evidence, cost } = check([kernels(2)], ...calls);
    expect(costChecks).toMatchObject([{ student: 30, limit: 4, points: 0 }]);
    expect(evidence?.call).toBe('f(x [3])');
    expect(cost?.student.kernelCount).toBe(30);
  });

  it('must be few in every call', () => {
    const calls = [
      call({ kernelCount: 2 }, { kernelCount: 2 }),
      call({ kernelCount: 5 }, { kernelCount: 2 }),
    ];
    expect(check([kernels(2)], ...calls)).toMatchObject({ status: 'failed', points: 2 });
  });
});

describe('a case whose numbers are right', () => {
  it('has passed where nothing is missed, and says what was counted', () => {
    const passed = check([noLeak(), kernels(2, 0.5)], call({ kernelCount: 2 }, { kernelCount: 1 }));
    expect(passed).toMatchObject({ status: 'passed', costChecks: [{ points: 1 }, { points: 0.5 }] });
    expect(passed).not.toHaveProperty('evidence');
    expect(passed).not.toHaveProperty('points');
  });

  it('keeps the points for its numbers and for what was kept to', () => {
    const missed = check([noLeak(), kernels(2, 0.5)], call({ leakedTensors: 1 }, { kernelCount: 1 }));
    expect(missed).toMatchObject({ status: 'failed', points: 2.5 });
    const both = check(
      [noLeak(), kernels(2, 0.5)],
      call({ leakedTensors: 1, kernelCount: 9 }, { kernelCount: 1 }),
    );
    expect(both).toMatchObject({ status: 'failed', points: 2 });
  });

  it.each<[string, readonly CostSpec[], MeasuredCall, string]>([
    [
      'one tensor',
      [noLeak()],
      call({ leakedTensors: 1 }),
      'Your numbers are right. A call of `f` leaves 1 tensor behind beside its result; leaving none is worth 1 point. Wrap the work in `tf.tidy`.',
    ],
    [
      'several tensors, for a part of a point',
      [noLeak(0.25)],
      call({ leakedTensors: 12 }),
      'Your numbers are right. A call of `f` leaves 12 tensors behind beside its result; leaving none is worth 0.25 points. Wrap the work in `tf.tidy`.',
    ],
    [
      'kernels',
      [kernels(1.5, 2)],
      call({ kernelCount: 40 }, { kernelCount: 1 }),
      'Your numbers are right. `f` launches 40 kernels where the reference launches 1 kernel; at most 1.5 times as many is worth 2 points. Is there a loop that one operation on whole tensors replaces?',
    ],
    [
      'a function of the driver, by those that it may call',
      [noLeak()],
      call({ leakedTensors: 1 }, {}, { call: 'train' }),
      'Your numbers are right. A call of `f` or `g` leaves 1 tensor behind beside its result; leaving none is worth 1 point. Wrap the work in `tf.tidy`.',
    ],
  ])('is told of %s', (_, specs, measured, reason) => {
    expect(check(specs, measured).evidence?.reason).toBe(reason);
  });

  it('is told of all that is missed, the first first', () => {
    const { evidence } = check(
      [kernels(1), noLeak()],
      call({ leakedTensors: 1, kernelCount: 9 }, { kernelCount: 1 }),
    );
    expect(evidence?.reason).toMatch(
      /^Your numbers are right\. `f` launches 9 kernels .* A call of `f` leaves 1 tensor/,
    );
  });

  it('shows the pictures of the call that is told of, where it has any', () => {
    const pictures = [
      { as: 'line', title: 'p', tensor: { shape: [], data: [1], dtype: 'float32' } },
    ] as never;
    const question = { specs: [noLeak()], calls: [call({ leakedTensors: 1 })], points: 2 };
    const contextOf = (of: { call: string; args: readonly Value[] }) => ({ world, ...of });
    const before: CaseResult = { status: 'passed', pictures: [] };
    expect(withCostPoints(before, { ...question, contextOf, picturesOf: () => pictures }).pictures).toBe(
      pictures,
    );
    expect(withCostPoints(before, { ...question, contextOf }).pictures).toEqual([]);
  });
});
