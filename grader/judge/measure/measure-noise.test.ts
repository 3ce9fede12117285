import { describe, expect, it } from 'vitest';
import {
  type CaseSpec,
  example,
  gradient,
  property,
  stateful,
  training,
} from '#grader/exercise/case-spec.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { integer } from '#grader/exercise/sizes.ts';
import type { CaseNoise, TensorValue, Value } from '#grader/protocol.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { planCases } from '../cases/case-ids.ts';
import { type PlainFunction, plainWorld } from '../cases/testing/plain-world.ts';
import { measureNoise } from './measure-noise.ts';

const map =
  (of: (value: number) => number): PlainFunction =>
  ([x]) => ({ ...(x as TensorValue), data: Float32Array.from((x as TensorValue).data, of) });
const same = map((value) => value);
const jump = map((value) => value * 1e7);
/** One step of float32 near 0.3 is 3e-8: a thousandth of what the processor is allowed there. */
const X = tensor([0.3, -0.7, 0.1]);
const literal = (title: string, more: Partial<CaseSpec> = {}): CaseSpec =>
  example(title, { call: 'f', args: [X], points: 1, ...(more as object) });

const noiseOf = async (
  specs: readonly CaseSpec[],
  f: PlainFunction,
  more: object = {},
): Promise<CaseNoise[]> => {
  const { exercise } = plainWorld({ reference: { f }, student: {} });
  const cases = planCases(specs).map((plan, i) => ({ plan, spec: specs[i] as CaseSpec }));
  const world = { tf: null as never, device: { backend: 'cpu' } as const, ...more };
  return measureNoise({ ...world, exercise: { ...exercise, cases } });
};

describe('how much of a tolerance rounding takes up', () => {
  it('is little where the reference is as exact as its input', async () => {
    const [found] = await noiseOf([literal('one')], same);
    expect(found).toMatchObject({ id: 'one', title: 'one' });
    expect(found?.inTolerances).toBeGreaterThan(0);
    expect(found?.inTolerances).toBeLessThan(0.01);
  });

  it('is as much more as the reference makes of it, in tolerances of the case', async () => {
    const [near] = await noiseOf([literal('one', { tolerance: { absolute: 1, relative: 0 } })], jump);
    expect(near?.inTolerances).toBeGreaterThan(0.1);
    expect(near?.inTolerances).toBeLessThan(1);
    const [far] = await noiseOf([literal('one', { tolerance: { absolute: 0.01, relative: 0 } })], jump);
    expect((far?.inTolerances ?? 0) / (near?.inTolerances ?? 1)).toBeCloseTo(100, 3);
  });

  it('is none of labels and of what is computed of nothing', async () => {
    const labels = example('labels', { call: 'f', args: [tensor([1, 2], 'int32')], points: 1 });
    expect(await noiseOf([labels], ([x]) => x)).toEqual([{ id: 'labels', title: 'labels', inTolerances: 0 }]);
    expect((await noiseOf([literal('one')], () => tensor([1, 2])))[0]?.inTolerances).toBe(0);
  });

  it('is without bound where a last bit decides on a form', async () => {
    const fickle: PlainFunction = ([x]) =>
      (x as TensorValue).data[0] === Math.fround(0.3) ? tensor([1]) : tensor([1, 2]);
    expect((await noiseOf([literal('one')], fickle))[0]?.inTolerances).toBe(Number.POSITIVE_INFINITY);
  });

  it('is that of the loudest of a few inputs that the case draws', async () => {
    const drawn: string[] = [];
    const hear: PlainFunction = (args, mode) => {
      drawn.push(String((args[0] as TensorValue).data.length));
      return same(args, mode);
    };
    const spec = property('any', {
      ...{ call: 'f', sizes: { n: integer(2, 30) }, points: 1 },
      args: ({ n }, draw) => [draw.normal([Number(n)])],
    });
    await noiseOf([spec], hear);
    // Each of three inputs, exact and a last bit away.
    expect(drawn).toHaveLength(6);
    const once: string[] = [];
    await noiseOf([{ ...spec, runs: 1 } as CaseSpec], (args, mode) => {
      once.push('');
      return same(args, mode);
    });
    expect(once).toHaveLength(2);
  });

  it('is measured of gradients with what flows from above', async () => {
    const modes: string[] = [];
    const f: PlainFunction = (args, mode) => {
      modes.push(mode.kind);
      const value = same(args, mode) as TensorValue;
      return mode.kind === 'plain' ? value : { value, gradients: [mode.upstream] };
    };
    const spec = gradient('g', { call: 'f', sizes: {}, runs: 1, points: 1, args: () => [X] });
    expect((await noiseOf([spec], f))[0]?.inTolerances).toBeLessThan(0.01);
    expect(modes).toEqual(['plain', 'vjp', 'vjp']);
  });

  it('adds up over the steps of a walk, which goes on from its own rounding', async () => {
    // Errors grow a thousandfold where the values stay.
    const wild: PlainFunction = map((value) => Math.sin(1_000 * value));
    const steps = (count: number) =>
      stateful(`${count} steps`, {
        ...{ sizes: {}, points: 1, runs: 1, tolerance: { absolute: 1, relative: 0 } },
        steps: () =>
          Array.from({ length: count }, (_, i) => ({
            ...{ call: 'f', title: `step ${i}` },
            args: (previous: Value) => [previous ?? X],
          })),
      });
    const [one, two] = await noiseOf([steps(1), steps(2)], wild);
    expect(two?.inTolerances).toBeGreaterThan(100 * (one?.inTolerances ?? 1));
  });

  it('is not asked of trainings; each other case is told before it is measured', async () => {
    const train = training('t', {
      ...{ run: 'f', args: () => [], measure: () => 1, measureName: 'm', thresholds: [[0, 1]] },
    });
    const begun: string[] = [];
    const found = await noiseOf([train, literal('one')], same, { onCase: (id: string) => begun.push(id) });
    expect([found.map(({ id }) => id), begun]).toEqual([['one'], ['t', 'one']]);
  });
});

describe('beside a GPU', () => {
  it('counts what the processor gives for the same input, and goes back to the GPU', async () => {
    const set: string[] = [];
    let on = 'webgpu';
    const tf = {
      setBackend: async (name: string) => {
        set.push(name);
        on = name;
      },
    } as unknown as TensorFlow;
    const f: PlainFunction = (args, mode) =>
      on === 'cpu' ? map((value) => value + 1e-4)(args, mode) : same(args, mode);
    const [found] = await noiseOf([literal('one')], f, { tf, device: { backend: 'webgpu' } });
    expect(found?.inTolerances).toBeGreaterThan(0.5);
    expect([set, on]).toEqual([['cpu', 'webgpu'], 'webgpu']);
  });
});
