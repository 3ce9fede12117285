import { describe, expect, it } from 'vitest';
import type { TrainingSpec } from '#grader/exercise/case-spec.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { isJudgeFault } from '../../judge-fault.ts';
import { type PlainFunction, plainWorld, returns, tells, throws } from '../testing/plain-world.ts';
import { runTraining } from './run-training.ts';

const spec = (more: Partial<TrainingSpec> = {}): TrainingSpec & { title: string } => ({
  title: 'digits',
  run: 'train',
  args: () => [tensor([1])],
  measure: (output) => (output as TensorValue).data[0] ?? Number.NaN,
  measureName: 'accuracy',
  thresholds: [
    [0.5, 2],
    [0.9, 3],
  ],
  ...more,
});
const train = (answer: Value | PlainFunction, more: Partial<TrainingSpec> = {}, driven = ['train']) => {
  const student = typeof answer === 'function' ? (answer as PlainFunction) : () => answer;
  const world = plainWorld({
    reference: { f: () => 1, train: () => 1 },
    student: { train: student },
    driven,
  });
  return runTraining(world, spec(more));
};
const scalar = (value: number) => tensor([value]);

describe('the thresholds of a training', () => {
  it.each<[number, 'passed' | 'failed', number, string | undefined]>([
    [0.95, 'passed', 5, undefined],
    // In float32 it is just below.
    [0.9, 'failed', 2, 'The accuracy is 0.89999998. At least 0.9 is needed for 3 more points.'],
    [0.5, 'failed', 2, 'The accuracy is 0.5. At least 0.9 is needed for 3 more points.'],
    [0.4999, 'failed', 0, 'The accuracy is 0.4999. At least 0.5 is needed for 2 more points.'],
    // As many digits as it takes to see that it is less.
    [0.499996, 'failed', 0, 'The accuracy is 0.499996. At least 0.5 is needed for 2 more points.'],
    [-1, 'failed', 0, 'The accuracy is −1. At least 0.5 is needed for 2 more points.'],
  ])('of %d: %s with %d points', async (value, status, points, reason) => {
    const result = await train(scalar(value));
    expect([result.status, result.points, result.evidence?.reason]).toEqual([status, points, reason]);
  });

  it.each<[number, 'passed' | 'failed', number, string | undefined]>([
    [0.125, 'passed', 3, undefined],
    [0.25, 'failed', 2, 'The loss is 0.25. At most 0.125 is needed for 1 more point.'],
    [0.5, 'failed', 2, 'The loss is 0.5. At most 0.125 is needed for 1 more point.'],
    [0.75, 'failed', 0, 'The loss is 0.75. At most 0.5 is needed for 2 more points.'],
  ])('where less is better, of %d: %s with %d points', async (value, status, points, reason) => {
    const more = {
      measureName: 'loss',
      lowerIsBetter: true,
      thresholds: [
        [0.5, 2],
        [0.125, 1],
      ],
    } as const;
    const result = await train(scalar(value), more);
    expect([result.status, result.points, result.evidence?.reason]).toEqual([status, points, reason]);
  });

  it('may be written in any order, and the next one is named', async () => {
    const thresholds = [
      [0.9, 3],
      [0.5, 2],
      [0.7, 1],
    ] as const;
    expect(await train(scalar(0.6), { thresholds })).toMatchObject({
      points: 2,
      evidence: { reason: 'The accuracy is 0.6. At least 0.7 is needed for 1 more point.' },
    });
  });

  it('earn points that are rounded once', async () => {
    const thresholds = [
      [0.1, 0.1],
      [0.2, 0.2],
    ] as const;
    expect((await train(scalar(0.3), { thresholds })).points).toBe(0.3);
  });
});

describe('a measure that gives no number', () => {
  it.each<[string, () => unknown, string]>([
    ['NaN', () => Number.NaN, 'The accuracy is NaN. Training diverged, or returned NaN.'],
    ['an infinity', () => Number.POSITIVE_INFINITY, 'The accuracy is ∞. Training diverged, or returned NaN.'],
    ['text', () => '0.9', 'The accuracy is no number. Training diverged, or returned NaN.'],
    ['nothing', () => undefined, 'The accuracy is no number. Training diverged, or returned NaN.'],
  ])('but %s fails without points', async (_, measure, reason) => {
    expect(await train(scalar(1), { measure: measure as TrainingSpec['measure'] })).toMatchObject({
      status: 'failed',
      points: 0,
      evidence: { reason },
    });
  });

  it('but throws says over what, and of which function where students know it', async () => {
    const measure = () => {
      throw new Error('no predictions');
    };
    const reasonOf = async (driven: string[]) => (await train(7, { measure }, driven)).evidence?.reason;
    expect(await reasonOf(['train'])).toBe('The accuracy could not be measured: no predictions');
    expect(await reasonOf([])).toBe(
      'The accuracy could not be measured from what `train` returned: no predictions',
    );
  });

  it('but throws at length is cut, and what is no error is told as it is', async () => {
    const long = await train(7, {
      measure: () => {
        throw new Error('x'.repeat(9_000));
      },
    });
    expect(long.evidence?.reason.length).toBeLessThan(600);
    const odd = await train(7, { measure: () => Promise.reject('odd') });
    expect(odd.evidence?.reason).toContain('could not be measured: odd');
  });

  it('may come later', async () => {
    expect(await train(scalar(1), { measure: async () => 0.95 })).toMatchObject({
      status: 'passed',
      points: 5,
    });
  });
});

describe('a training that gives no output', () => {
  it.each<[string, PlainFunction, object]>([
    ['throws', () => throws({ message: 'mine' }), { status: 'errored', error: { message: 'mine' } }],
    ['is refused', () => tells({ kind: 'refused', operation: 'X', line: 1 }), { status: 'refused' }],
    [
      'runs out of time',
      () => tells({ kind: 'ended', fact: { code: 'time-limit', of: 'case', begun: true } }),
      { status: 'timed-out' },
    ],
  ])('since it %s is told so', async (_, student, outcome) => {
    expect(await train(student)).toMatchObject(outcome);
  });

  it('or changes what it is given earns nothing, however good it is', async () => {
    const changedInput = { argument: 0, path: '', change: 'values' } as const;
    expect(await train(() => returns(scalar(1), { changedInput }))).toMatchObject({
      status: 'failed',
      points: 0,
      evidence: { changedInput: { input: 'argument 1', change: 'values' } },
    });
  });
});

describe('what the author draws', () => {
  it('is the same for the arguments, the measure and the picture', async () => {
    const drawn: string[] = [];
    const draws = (draw: { permutation(length: number): number[] }) => drawn.push(draw.permutation(9).join());
    await train(scalar(1), {
      args: (draw) => {
        draws(draw);
        return [];
      },
      measure: (_, { draw }) => {
        draws(draw);
        return 1;
      },
      picture: {
        as: 'predictions',
        title: 'digits',
        of: (_, { draw }) => {
          draws(draw);
          return { images: tensor([[[0]]]), predicted: ['1'], actual: ['1'] };
        },
      },
    });
    expect([drawn.length, new Set(drawn).size]).toEqual([3, 1]);
  });

  it('is a fault of the exercise where it throws', async () => {
    const error = await train(1, {
      args: () => {
        throw new Error('oops');
      },
    }).catch((thrown: unknown) => thrown);
    expect([isJudgeFault(error), (error as Error).message]).toEqual([
      true,
      'cases.ts: "digits": `args` threw: oops',
    ]);
  });

  it('is shown beside the points, reached or missed, and left out where it cannot be drawn', async () => {
    const picture = { as: 'line', title: 'curve' } as const;
    expect((await train(scalar(0.95), { picture })).pictures).toMatchObject([{ title: 'curve' }]);
    expect((await train(scalar(0.1), { picture })).evidence?.pictures).toMatchObject([{ title: 'curve' }]);
    expect((await train('a word', { picture, measure: () => 1 })).pictures).toEqual([]);
    const broken = {
      as: 'predictions',
      title: 'digits',
      of: () => {
        throw new Error('no images');
      },
    } as const;
    expect((await train(scalar(0.95), { picture: broken })).pictures).toEqual([]);
    const nothing = { ...broken, of: () => ({ images: tensor([1]), predicted: [], actual: [] }) };
    expect((await train(scalar(0.95), { picture: nothing })).pictures).toEqual([]);
  });
});
