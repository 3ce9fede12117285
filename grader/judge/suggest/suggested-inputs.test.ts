/** Where inputs for a suggestion come from, how plain they end, and when there is none: on plain values. */
import { describe, expect, it } from 'vitest';
import { type CaseSpec, example, gradient, property, stateful } from '#grader/exercise/case-spec.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { integer, oneOf } from '#grader/exercise/sizes.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { planCases } from '../cases/case-ids.ts';
import {
  type PlainFunction,
  plainModule,
  plainWorld,
  returns,
  throws,
} from '../cases/testing/plain-world.ts';
import { searchCase } from './search-case.ts';

const map =
  (of: (value: number, at: number) => number): PlainFunction =>
  ([x]) => ({ ...(x as TensorValue), data: Float32Array.from((x as TensorValue).data, of) });
const same = map((value) => value);
const sizeOf = (x: Value) => (x as TensorValue).data.length;
const search = (specs: readonly CaseSpec[], mistake: PlainFunction, reference: PlainFunction = same) => {
  const { exercise } = plainWorld({ reference: { f: reference }, student: {} });
  const cases = planCases(specs).map((plan, i) => ({ plan, spec: specs[i] as CaseSpec }));
  return searchCase({ exercise: { ...exercise, cases }, mistake: plainModule({ f: mistake }) });
};
const ONE = example('one', { call: 'f', args: [tensor([1, 2, 3])], points: 1 });
const ANY = property('any', {
  ...{ call: 'f', sizes: { n: integer(1, 12) }, points: 1 },
  args: ({ n }, draw) => [draw.normal([Number(n)])],
});

describe('a suggestion', () => {
  it('is an input of a case on which both sides answer, and differ', async () => {
    const found = await search(
      [ONE],
      map((value) => value + 1),
    );
    expect(found).toMatchObject({
      call: 'f',
      args: [{ name: 'x', value: { shape: [3], dtype: 'float32' } }],
      expected: { shape: [3] },
      actual: { shape: [3] },
    });
    expect(found).not.toHaveProperty('tolerance');
  });

  it('has as many zeros as it can have and still tell', async () => {
    const found = await search(
      [ANY],
      map((value, at) => (at === 1 ? value * 2 : value)),
    );
    expect(found?.args[0]?.value).toMatchObject({ data: [0, 1] });
  });

  it('has the smallest sizes that tell', async () => {
    const late: PlainFunction = (args, mode) =>
      sizeOf(args[0]) >= 7 ? map(() => 9)(args, mode) : same(args, mode);
    expect((await search([ANY], late))?.args[0]?.value).toMatchObject({ shape: [7] });
  });

  it('has the tolerance and the names of the case that it comes from', async () => {
    const own = example('own', {
      ...{ call: 'f', args: [tensor([1, 2])], points: 1, argNames: ['image'] },
      tolerance: { absolute: 0.1, relative: 0 },
    });
    const found = await search(
      [own],
      map((value) => value + 3),
    );
    expect(found).toMatchObject({ args: [{ name: 'image' }], tolerance: { absolute: 0.1, relative: 0 } });
    // By less than five of its tolerances it is hardly told.
    expect(
      await search(
        [own],
        map((value) => value + 0.4),
      ),
    ).toBeNull();
  });

  it('comes of a gradient case too, by the value that it has', async () => {
    const slopes = gradient('g', { call: 'f', sizes: {}, points: 1, args: () => [tensor([1, 2])] });
    expect(
      await search(
        [slopes],
        map((value) => value + 1),
      ),
    ).toMatchObject({ call: 'f' });
  });

  it('may have options that no case has', async () => {
    const optional = example('o', { call: 'f', args: [tensor([1, 2]), { flag: true }], points: 1 });
    const flagged: PlainFunction = ([x, options]) =>
      (options as { flag: boolean }).flag ? x : map((value) => value + 1)([x], { kind: 'plain' });
    const found = await search([optional], same, flagged);
    expect(found?.args[1]?.value).toEqual({ flag: false });
  });

  it('is the same each time', async () => {
    const wrong = map((value) => value * 3);
    expect(await search([ANY], wrong)).toEqual(await search([ANY], wrong));
  });
});

describe('no suggestion', () => {
  const finite: PlainFunction = (args, mode) => map((value) => value + 1)(args, mode);
  it.each<[string, PlainFunction, PlainFunction]>([
    ['of what is right', same, same],
    ['of what throws', () => throws(), same],
    ['of what the reference throws on', finite, () => throws()],
    ['where the reference gives NaN', finite, map(() => Number.NaN)],
    ['where the reference gives an infinity in a part', finite, () => ({ a: [1, Number.POSITIVE_INFINITY] })],
    [
      'where the reference changes its input',
      finite,
      ([x]) => returns(x, { changedInput: { argument: 0, path: '', change: 'values' } }),
    ],
  ])('is made %s', async (_, mistake, reference) => {
    expect(await search([ONE], mistake, reference)).toBeNull();
  });

  it('is made of an input that nobody would read', async () => {
    const large = example('large', {
      call: 'f',
      args: [tensor(Array.from({ length: 257 }, (_, i) => i / 300))],
      points: 1,
    });
    expect(await search([large], finite)).toBeNull();
  });

  it('is made where cases compare no single call, or draw nothing that can be drawn', async () => {
    const walk = stateful('s', {
      sizes: {},
      points: 1,
      steps: () => [{ call: 'f', title: 'a', args: () => [tensor([1])] }],
    });
    expect(await search([walk], finite)).toBeNull();
    const broken = property('b', {
      ...{ call: 'f', sizes: { mode: oneOf('a', 'b') }, points: 1 },
      args: () => {
        throw new Error('oops');
      },
    });
    expect(await search([broken], finite)).toBeNull();
  });
});
