/** Examples, properties and gradients without realms: what each asks of both sides, and what it says then. */
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { integer } from '#grader/exercise/sizes.ts';
import type { CallMode, TensorValue, Value } from '#grader/protocol.ts';
import { isJudgeFault } from '../../judge-fault.ts';
import { type PlainFunction, plainWorld, returns, throws } from '../testing/plain-world.ts';
import { runExample } from './run-example.ts';
import { runGradient } from './run-gradient.ts';
import { drawArgs, runProperty } from './run-property.ts';

const map =
  (of: (value: number) => number): PlainFunction =>
  ([x]) => {
    const { shape, data } = x as TensorValue;
    return { dtype: 'float32', shape, data: Float32Array.from(data, of) };
  };
const double = map((value) => 2 * value);
const worldOf = (student: PlainFunction, reference: PlainFunction = double) =>
  plainWorld({ reference: { f: reference }, student: { f: student } });
const faultOf = async (run: () => Promise<unknown>): Promise<string> => {
  const error = await run().catch((thrown: unknown) => thrown);
  expect(isJudgeFault(error)).toBe(true);
  return (error as Error).message;
};

describe('an example', () => {
  const args = [tensor([1, 2])];
  it('compares with its own result, or with the reference’s', async () => {
    const own = { call: 'f', args, points: 1, expect: tensor([2, 4]) };
    expect(await runExample(worldOf(double), own)).toMatchObject({ status: 'passed' });
    expect(
      await runExample(
        worldOf(
          double,
          map(() => 9),
        ),
        own,
      ),
    ).toMatchObject({ status: 'passed' });
    const free = { call: 'f', args, points: 1 };
    expect(await runExample(worldOf(double), free)).toMatchObject({ status: 'passed' });
    expect(
      await runExample(
        worldOf(
          double,
          map(() => 9),
        ),
        free,
      ),
    ).toMatchObject({ status: 'failed' });
  });

  it('may expect nothing, which is not the same as to expect what the reference gives', async () => {
    const nothing = { call: 'f', args, points: 1, expect: undefined };
    expect(
      (
        await runExample(
          worldOf(() => undefined),
          nothing,
        )
      ).status,
    ).toBe('passed');
    expect((await runExample(worldOf(double), nothing)).status).toBe('failed');
  });

  it('costs the reference’s beside the student’s', async () => {
    const reference: PlainFunction = () => returns(tensor([2, 4]), { cost: { kernelCount: 2 } });
    const student: PlainFunction = () => returns(tensor([2, 4]), { cost: { kernelCount: 5 } });
    const { cost } = await runExample(worldOf(student, reference), {
      call: 'f',
      args,
      points: 1,
      expect: tensor([2, 4]),
    });
    expect([cost?.student.kernelCount, cost?.reference?.kernelCount]).toEqual([5, 2]);
  });

  it('keeps to its own tolerance, words and picture', async () => {
    const more = {
      ...{ tolerance: { absolute: 1, relative: 0 }, layout: { '': ['pixel'] } },
      ...{ argNames: ['image'], picture: { as: 'line', title: 'it' } as const },
    };
    const near = map((value) => 2 * value + 0.9);
    expect((await runExample(worldOf(near), { call: 'f', args, points: 1, ...more })).status).toBe('passed');
    const far = map((value) => (value === 2 ? 9 : 2 * value));
    const { evidence } = await runExample(worldOf(far), { call: 'f', args, points: 1, ...more });
    expect(evidence).toMatchObject({
      call: 'f(image [2])',
      axes: ['pixel'],
      difference: { worstIndexWords: 'pixel 1' },
      pictures: [{ title: 'it: expected' }, { title: 'it: yours' }],
    });
  });
});

describe('a property', () => {
  type Spec = Parameters<typeof runProperty>[1];
  const spec = (more: Partial<Spec> = {}): Spec => ({
    ...{ title: 'any', call: 'f', sizes: { n: integer(1, 40) }, points: 1, runs: 6 },
    args: ({ n }, draw) => [draw.normal([Number(n)])],
    ...more,
  });
  const sizeOf = (x: Value) => (x as TensorValue).data.length;

  it('asks for as many inputs as it runs, and the one that comes in reverse order', async () => {
    const world = worldOf(double);
    expect(await runProperty(world, spec())).toMatchObject({ status: 'passed' });
    expect(world.asked).toHaveLength(7);
    const witness = worldOf(double);
    await runProperty({ ...witness, asWitness: true }, spec({ runs: 20 }));
    expect(witness.asked).toHaveLength(7);
  });

  it('draws what its seed says', async () => {
    const drawnWith = async (seed: number) => {
      const drawn: string[] = [];
      const hear: PlainFunction = (args, mode) => {
        drawn.push(String((args[0] as TensorValue).data));
        return double(args, mode);
      };
      await runProperty({ ...worldOf(hear), seed }, spec());
      return drawn;
    };
    expect(await drawnWith(4)).toEqual(await drawnWith(4));
    expect(await drawnWith(4)).not.toEqual(await drawnWith(5));
  });

  it('finds the smallest size that fails, with the sizes of what was drawn for a factor', async () => {
    const wrong: PlainFunction = (args, mode) =>
      sizeOf(args[0]) >= 5 ? map((value) => 2 * value * sizeOf(args[0]))(args, mode) : double(args, mode);
    const { status, evidence } = await runProperty(worldOf(wrong), spec({ runs: 20 }));
    expect([status, evidence?.counterExample?.sizes]).toEqual(['failed', { n: 5 }]);
    expect(evidence?.patterns[0]?.fact).toEqual({ kind: 'size-of-inputs', sizes: ['n'], relation: 'times' });
  });

  it('sees what is kept by shape from one call to the next', async () => {
    const kept = new Map<number, Value>();
    const keeps: PlainFunction = (args, mode) => {
      if (!kept.has(sizeOf(args[0]))) kept.set(sizeOf(args[0]), double(args, mode) as Value);
      return kept.get(sizeOf(args[0]));
    };
    expect((await runProperty(worldOf(keeps), spec())).status).toBe('failed');
  });

  it('does not slip from wrong numbers to an error, however much plainer its input would be', async () => {
    const both: PlainFunction = (args, mode) => {
      if ((args[0] as TensorValue).data.every(Number.isInteger)) return throws();
      return map((value) => 3 * value)(args, mode);
    };
    const sizes = { n: integer(1, 40) };
    const { status, evidence } = await runProperty(
      worldOf(both),
      spec({ sizes, runs: 1, where: ({ n }) => Number(n) > 3 }),
    );
    expect([status, evidence?.counterExample?.sizes]).toEqual(['failed', { n: 4 }]);
  });

  it('says in words where the author’s own function throws', async () => {
    const throwing = {
      title: 'any',
      args: () => {
        throw new Error('oops');
      },
    };
    expect(await faultOf(async () => drawArgs(throwing, { sizes: { n: 3 }, draw: null as never }))).toBe(
      'cases.ts: "any": `args` threw for {"n":3}: oops',
    );
  });
});

describe('a gradient', () => {
  type Spec = Parameters<typeof runGradient>[1];
  const spec = (more: Partial<Spec> = {}): Spec => ({
    ...{ title: 'slopes', call: 'f', sizes: { n: integer(1, 4) }, points: 1, runs: 3 },
    args: ({ n }, draw) => [draw.uniform([Number(n)], { min: 1, max: 2 })],
    ...more,
  });
  /** f(x) = x², with whatever slope. */
  const square =
    (slope: (value: number) => number, heard: CallMode[] = []): PlainFunction =>
    (args, mode) => {
      heard.push(mode);
      const value = map((x) => x * x)(args, mode) as TensorValue;
      if (mode.kind === 'plain') return value;
      const { data } = args[0] as TensorValue;
      const gradient = Float32Array.from(data, (x, i) => slope(x) * (mode.upstream.data[i] ?? 0));
      return { value, gradients: [{ dtype: 'float32', shape: [data.length], data: gradient }] };
    };
  const right = square((x) => 2 * x);
  const run = (student: PlainFunction, more: Partial<Spec> = {}) =>
    runGradient(worldOf(student, right), spec(more));

  it.each(['automatic', 'finite-differences'] as const)(
    'against %s passes where the slope is right',
    async (against) => {
      expect((await run(right, { against })).status).toBe('passed');
      expect(
        (
          await run(
            square((x) => x),
            { against },
          )
        ).status,
      ).toBe('failed');
    },
  );

  it('names the value and the gradient by what they are', async () => {
    const slope = await run(square((x) => x));
    expect(slope.evidence?.reason).toMatch(/^The gradient with respect to `x`: shape \[1\] is right\./);
    expect(slope.evidence?.calls).toMatchObject([{ call: 'f', gradient: { wrt: [0] } }]);
    const value: PlainFunction = (args, mode) => {
      const given = right(args, mode);
      return mode.kind === 'plain' ? given : { ...(given as object), value: tensor([77]) };
    };
    expect((await run(value, { sizes: { n: integer(1, 1) } })).evidence?.reason).toMatch(
      /^The value of `f`: shape \[1\] is right\./,
    );
    const second = await run(
      square((x) => x),
      { argNames: ['image'] },
    );
    expect(second.evidence?.reason).toContain('with respect to `image`');
  });

  it('asks with the same upstream on both sides, drawn in the shape of the value', async () => {
    const [own, other]: CallMode[][] = [[], []];
    const world = worldOf(
      square((x) => 2 * x, own),
      square((x) => 2 * x, other),
    );
    await runGradient(world, spec({ runs: 1, sizes: { n: integer(3, 3) } }));
    const asked = own?.filter((mode) => mode.kind === 'vjp') ?? [];
    expect(asked.length).toBeGreaterThan(0);
    expect(other?.filter((mode) => mode.kind === 'vjp')).toEqual(asked);
    for (const mode of asked) expect(mode).toMatchObject({ wrt: [0], upstream: { shape: [3] } });
  });

  it('has a wider tolerance against finite differences, unless the case names one', async () => {
    const nearly = square((x) => 2 * x * 1.005);
    expect((await run(nearly, { against: 'finite-differences' })).status).toBe('passed');
    expect((await run(nearly)).status).toBe('failed');
    const narrow = { absolute: 1e-4, relative: 1e-4 };
    expect((await run(nearly, { against: 'finite-differences', tolerance: narrow })).status).toBe('failed');
  });

  it('is of one tensor, or the author’s to mend', async () => {
    const list: PlainFunction = (args, mode) => [map((x) => x)(args, mode) as Value];
    expect(await faultOf(() => runGradient(worldOf(right, list), spec()))).toBe(
      'cases.ts: "slopes": f must return one tensor to be differentiated.',
    );
  });
});
