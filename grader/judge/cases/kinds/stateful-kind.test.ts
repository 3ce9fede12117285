import { describe, expect, it } from 'vitest';
import type { CostSpec } from '#grader/exercise/cost-spec.ts';
import { integer } from '#grader/exercise/sizes.ts';
import type { Value } from '#grader/protocol.ts';
import { isJudgeFault } from '../../judge-fault.ts';
import { createDistanceGauge } from '../distance-gauge.ts';
import type { Observation } from '../observation.ts';
import {
  type PlainFunction,
  type PlainSide,
  plainWorld,
  returns,
  tells,
  throws,
} from '../testing/plain-world.ts';
import { runStateful } from './run-stateful.ts';

type Spec = Parameters<typeof runStateful>[1];
const add = ([sum, x]: readonly Value[]): number => Number(sum) + Number(x);
/** 1, then 1 + 1, then 2 + 2 … */
const spec = (more: Partial<Spec> = {}): Spec => ({
  title: 'sums',
  sizes: { steps: integer(2, 6) },
  runs: 4,
  points: 1,
  steps: ({ steps }) => [
    { call: 'begin', title: 'begin', args: () => [1] },
    ...Array.from({ length: Number(steps) }, (_, i) => ({
      ...{ call: 'f', title: `add ${i + 1}` },
      args: (previous: Value) => [previous, i + 1],
    })),
  ],
  ...more,
});
const begin: PlainFunction = ([x]) => x;
const walk = (
  f: PlainFunction,
  { more, ...sides }: { more?: object; driven?: string[]; reference?: PlainSide } = {},
  of = spec(),
) =>
  runStateful(
    plainWorld({ reference: { f: add, begin }, student: { f, begin }, ...sides, ...(more ? { more } : {}) }),
    of,
  );
const off =
  (at: number, value: Value): PlainFunction =>
  (args) =>
    args[1] === at ? value : add(args);

describe('several calls in a row', () => {
  it('pass where every step does, and say what they cost', async () => {
    const dear: PlainFunction = (args) => returns(add(args), { cost: { peakBytes: 8 } });
    const { status, cost, observations } = await walk(dear, { reference: { f: dear, begin } });
    expect([status, cost?.student.peakBytes]).toEqual(['passed', 8]);
    expect(observations).toHaveLength(4);
    expect(observations?.[0]).toMatchObject({ calls: ['begin', 'f'], shown: false });
  });

  it('go on from the last result of the side that runs', async () => {
    // Off by a little each time: after two steps by more than is allowed, though each step is within.
    const drifting: PlainFunction = (args) => Number(add(args)) + 0.6;
    const { status, evidence } = await walk(drifting, {}, spec({ tolerance: { absolute: 1, relative: 0 } }));
    expect(status).toBe('failed');
    expect(evidence?.reason).toMatch(/^Step 3 of \d, "add 2", is the first that differs\./);
  });

  it('fail at the first step that differs, on the shortest walk that shows it', async () => {
    const { evidence } = await walk(off(3, 99));
    expect(evidence).toMatchObject({
      reason: 'Step 4 of 4, "add 3", is the first that differs. Your result is 99. Expected 7.',
      call: 'f(x 4, 3)',
      counterExample: { sizes: { steps: 3 }, expected: 7, actual: 99 },
    });
    expect(evidence?.calls).toBeUndefined();
  });

  it('have a step without a name of its own called by its number once', async () => {
    const steps = () => [{ call: 'begin', title: 'Step 1', args: () => [1] }];
    const world = plainWorld({ reference: { begin }, student: { begin: () => 5 } });
    const { evidence } = await runStateful(world, spec({ steps }));
    expect(evidence?.reason).toBe('Step 1 of 1 is the first that differs. Your result is 5. Expected 1.');
  });

  it('write out a call that goes through the driver', async () => {
    const { evidence } = await walk(off(1, 99), { driven: ['f', 'begin'] });
    expect(evidence?.calls).toMatchObject([{ call: 'f', driven: true, args: [{ value: 1 }, { value: 1 }] }]);
  });

  it('say which step changed what it was given', async () => {
    const changedInput = { argument: 0, path: '', change: 'values' } as const;
    const { status, evidence } = await walk((args) => returns(add(args), { changedInput }));
    expect(status).toBe('failed');
    expect(evidence?.reason).toMatch(
      /^Step 2 of 3, "add 1", is the first that changes what it is given\. Your code changed its input `x`/,
    );
  });

  it('say which step fails, with its error', async () => {
    const { status, evidence, observations } = await walk(off(2, throws({ message: 'no' }) as never));
    expect([status, evidence?.reason]).toEqual([
      'errored',
      'Step 3 of 3, "add 2", is the first that fails. no',
    ]);
    expect(observations).toMatchObject([{ actual: null, shown: true }]);
  });

  it('say nothing of steps where the code is refused or had to be ended', async () => {
    const refused = await walk(() => tells({ kind: 'refused', operation: 'X', line: 1 }));
    expect([refused.status, refused.evidence]).toEqual(['refused', undefined]);
    const ended = await walk(() => tells({ kind: 'ended', fact: { code: 'memory-limit' } }));
    expect([ended.status, ended.evidence]).toEqual(['out-of-memory', undefined]);
  });

  it('note how far apart the sides are, step by step', async () => {
    const gauge = createDistanceGauge();
    const half: PlainFunction = (args) => Number(add(args)) + (args[1] === 1 ? 0.25 : 0);
    const steps = () => [{ call: 'f', title: 'one', args: () => [0, 1] }];
    await walk(half, { more: { gauge } }, spec({ steps, tolerance: { absolute: 0.5, relative: 0 } }));
    expect(gauge.most({ kind: 'stateful', status: 'passed' })).toBe(0.5);
  });
});

describe('what a walk remembers of itself', () => {
  const observed = async (f: PlainFunction): Promise<Observation> => {
    const { observations = [] } = await walk(f);
    if (!observations[0]) throw new Error('Nothing was seen.');
    return observations[0];
  };

  it('are the steps up to the one that failed, of both sides', async () => {
    const one = await observed(off(3, 99));
    expect(one).toMatchObject({ input: 'shrunk', shown: true, calls: ['begin', 'f'], actual: [1, 2, 4, 99] });
    expect(await one.expected()).toEqual([1, 2, 4, 7]);
  });

  it('can be walked by someone else, from their own results', async () => {
    const one = await observed(off(3, 99));
    const walked = await one.replay(async ({ call, args }) => ({
      kind: 'returned',
      value: call === 'begin' ? 10 : Number(args[0]) + Number(args[1]),
    }));
    expect(walked).toEqual([10, 11, 13, 16]);
    expect(await one.replay(async () => ({ kind: 'threw' }))).toBeNull();
  });
});

describe('points for cost', () => {
  const cost: readonly CostSpec[] = [{ kind: 'kernels', timesMax: 1, points: 1 }];
  const of = (kernelCount: number) => (args: readonly Value[]) =>
    returns(add(args), { cost: { kernelCount } });
  it('are counted call by call', async () => {
    const sizes = { steps: integer(2, 3) };
    const sides = (student: PlainFunction) =>
      plainWorld({ reference: { f: of(2), begin }, student: { f: student, begin } });
    expect(await runStateful(sides(of(2)), spec({ sizes, cost }))).toMatchObject({ status: 'passed' });
    const late: PlainFunction = (args) => of(args[1] === 2 ? 3 : 2)(args);
    expect(await runStateful(sides(late), spec({ sizes, cost }))).toMatchObject({
      status: 'failed',
      points: 1,
      costChecks: [{ student: 3, limit: 2 }],
    });
  });
});

describe('what is the author’s to mend', () => {
  it.each<[string, Partial<Spec>, PlainFunction, string]>([
    [
      'steps that cannot be made',
      {
        steps: () => {
          throw new Error('oops');
        },
      },
      add,
      'cases.ts: "sums": `steps` threw: oops',
    ],
    ['a reference that throws', {}, () => throws({ message: 'bad' }), 'reference.ts: failed in f: bad'],
  ])('%s', async (_, more, reference, words) => {
    const world = plainWorld({ reference: { f: reference, begin }, student: { f: add, begin } });
    const error = await runStateful(world, spec(more)).catch((thrown: unknown) => thrown);
    expect([isJudgeFault(error), (error as Error).message]).toEqual([true, words]);
  });
});
