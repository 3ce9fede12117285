import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { isJudgeFault } from '../../judge-fault.ts';
import { FINITE_DIFFERENCE_TOLERANCE, finiteDifferences } from './finite-differences.ts';

/** Element by element, in float32 as a realm computes. */
const mapped =
  (of: (x: number) => number) =>
  async ([x]: readonly Value[]): Promise<TensorValue> => {
    const { shape, data } = x as TensorValue;
    return { dtype: 'float32', shape, data: Float32Array.from(data, of) };
  };
const ones = (n: number) => tensor(Array.from({ length: n }, () => 1));

describe('finiteDifferences', () => {
  it.each<[string, (x: number) => number, (x: number) => number]>([
    ['a square', (x) => x * x, (x) => 2 * x],
    ['a sine', Math.sin, Math.cos],
    ['an exponential', Math.exp, Math.exp],
    ['a constant', () => 3, () => 0],
    ['a line', (x) => 5 * x - 2, () => 5],
  ])('%s has the slope that calculus gives, within the band that cases use', async (_, f, slope) => {
    const at = [-3, -0.5, 0, 0.001, 1, 4];
    const [gradient] = await finiteDifferences(mapped(f), {
      args: [tensor(at)],
      wrt: [0],
      upstream: ones(at.length),
    });
    const { absolute, relative } = FINITE_DIFFERENCE_TOLERANCE;
    for (const [i, x] of at.entries())
      expect(Math.abs((gradient?.data[i] ?? Number.NaN) - slope(x))).toBeLessThan(
        absolute + relative * Math.abs(slope(x)),
      );
  });

  it('weighs by what flows from above, and keeps the shape', async () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    const upstream = tensor([
      [0, 1],
      [2, -1],
    ]);
    const [gradient] = await finiteDifferences(
      mapped((v) => 10 * v),
      { args: [x], wrt: [0], upstream },
    );
    expect(gradient?.shape).toEqual([2, 2]);
    expect([...(gradient?.data ?? [])].map((value) => Math.round(value))).toEqual([0, 10, 20, -10]);
  });

  it('moves one element of one argument at a time, and leaves the caller’s own as they were', async () => {
    const args = [tensor([1, 2]), 7, tensor([3])] as const;
    const seen: string[] = [];
    const f = async (moved: readonly Value[]): Promise<TensorValue> => {
      const changed = moved.flatMap((arg, i) =>
        i === 1 ? [] : [...(arg as TensorValue).data].map((v, at) => v !== (args[i] as TensorValue).data[at]),
      );
      seen.push(changed.map(Number).join(''));
      return tensor([0]);
    };
    const gradients = await finiteDifferences(f, { args, wrt: [2, 0], upstream: ones(1) });
    expect(gradients.map(({ data }) => data.length)).toEqual([1, 2]);
    expect(seen).toEqual(['001', '001', '100', '100', '010', '010']);
    expect([...args[0].data]).toEqual([1, 2]);
  });

  it('is the exercise’s fault where there is no tensor, or one that would take for ever', async () => {
    for (const arg of [3, null, tensor(Array.from({ length: 2_001 }, () => 0))]) {
      const asked = finiteDifferences(
        mapped((x) => x),
        { args: [arg], wrt: [0], upstream: ones(1) },
      );
      const error = await asked.catch((thrown: unknown) => thrown);
      expect([isJudgeFault(error), String(error)]).toEqual([
        true,
        expect.stringContaining('at most 2000 elements'),
      ]);
    }
  });
});
