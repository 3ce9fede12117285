/** Two versions of a case about one solution, on plain values: who objects, to what, and when nothing can be said. */
import { describe, expect, it } from 'vitest';
import { type CaseSpec, example, gradient, property, stateful } from '#grader/exercise/case-spec.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { integer } from '#grader/exercise/sizes.ts';
import type { TensorValue } from '#grader/protocol.ts';
import type { PreparedExercise } from '../prepare-exercise.ts';
import { planCases } from './case-ids.ts';
import { tellApart } from './tell-apart.ts';
import { type PlainFunction, plainWorld, throws } from './testing/plain-world.ts';

const map =
  (of: (value: number) => number): PlainFunction =>
  ([x]) => ({ ...(x as TensorValue), data: Float32Array.from((x as TensorValue).data, of) });
const double = map((value) => 2 * value);
const triple = map((value) => 3 * value);
const ANY = property('case', {
  ...{ call: 'f', sizes: { n: integer(1, 9) }, points: 1, runs: 6 },
  args: ({ n }, draw) => [draw.normal([Number(n)])],
});
const ONE = example('case', { call: 'f', args: [tensor([1, 2])], points: 1 });

interface Version {
  readonly spec?: CaseSpec;
  readonly reference?: PlainFunction;
  readonly more?: Partial<PreparedExercise>;
}
const exerciseOf = ({ spec = ANY, reference = double, more = {} }: Version): PreparedExercise => {
  const cases = planCases([spec]).map((plan) => ({ plan, spec }));
  return { ...plainWorld({ reference: { f: reference }, student: {} }).exercise, cases, ...more };
};
const apart = async (own: Version, other: Version, student: PlainFunction = double) => {
  const { spec = ANY } = own;
  const world = { ...plainWorld({ reference: {}, student: { f: student } }), exercise: exerciseOf(own) };
  return tellApart(world, { id: 'case', spec, rival: exerciseOf(other) });
};

describe('two versions that say different things', () => {
  it('are told by the smallest input, with what each of them says', async () => {
    const { status, apart: told } = await apart({}, { reference: triple });
    expect(status).toBe('passed');
    expect(told).toMatchObject({
      ...{ kind: 'told', sizes: { n: 1 }, own: { passed: true }, other: { passed: false } },
    });
    if (told?.kind !== 'told') throw new Error('Nothing was told.');
    expect(told.own.evidence).toBeUndefined();
    expect(told.other.evidence).toMatchObject({
      call: 'f(x [1])',
      reason: expect.stringContaining('Shape [1] is right.'),
    });
    expect(told.own.expected).toEqual(told.own.actual);
  });

  it('have failed where their own version objects', async () => {
    const { status, apart: told } = await apart({ reference: triple }, {});
    expect([status, told]).toMatchObject(['failed', { own: { passed: false }, other: { passed: true } }]);
  });

  it('may have one that the code breaks down under', async () => {
    const picky: PlainFunction = ([x], mode) =>
      (x as TensorValue).data.length > 3 ? throws({ message: 'too long' }) : double([x as never], mode);
    const free = property('case', {
      ...{ call: 'f', sizes: { n: integer(1, 3) }, points: 1 },
      args: ({ n }, draw) => [draw.normal([Number(n)])],
    });
    // Inputs of either version count for both.
    expect((await apart({ spec: free }, { spec: ANY }, picky)).apart).toEqual({ kind: 'alike' });
    const expecting = example('case', {
      call: 'f',
      args: [tensor([1, 2])],
      expect: tensor([7, 7]),
      points: 1,
    });
    const { apart: told } = await apart({ spec: expecting }, { spec: ONE }, () => tensor([7, 7]));
    expect(told).toMatchObject({ own: { passed: true, actual: { data: [7, 7] } }, other: { passed: false } });
  });

  it('are told by the part that one of them objects to', async () => {
    const parts =
      (b: number): PlainFunction =>
      (args, mode) => ({ a: double(args, mode) as TensorValue, b: tensor([b]) });
    const { apart: told } = await apart(
      { spec: ONE, reference: parts(1) },
      { spec: ONE, reference: parts(2) },
      parts(1),
    );
    expect(told).toMatchObject({
      own: { passed: true, expected: { data: [1] }, actual: { data: [1] } },
      other: { passed: false, evidence: { expected: { data: [2] } } },
    });
  });

  it('show no part that is no tensor, or too large', async () => {
    const number =
      (b: number): PlainFunction =>
      () =>
        b;
    const { apart: told } = await apart(
      { spec: ONE, reference: number(1) },
      { spec: ONE, reference: number(2) },
      number(1),
    );
    expect(told).toMatchObject({ own: { passed: true } });
    expect(told?.kind === 'told' && 'actual' in told.own).toBe(false);
  });
});

describe('two versions that are alike', () => {
  it.each<[string, Version, Version]>([
    ['since both take the code', {}, {}],
    ['since both object', { reference: triple }, { reference: map(() => 7) }],
    ['since only one of them can be asked', {}, { reference: () => throws() }],
  ])('%s', async (_, own, other) => {
    expect(await apart(own, other)).toEqual({ status: 'passed', apart: { kind: 'alike' } });
  });
});

describe('two versions that cannot be compared', () => {
  const walk = stateful('case', {
    sizes: {},
    points: 1,
    steps: () => [{ call: 'f', title: 'a', args: () => [tensor([1])] }],
  });
  const slopes = gradient('case', { call: 'f', sizes: {}, points: 1, args: () => [tensor([1])] });
  const { manifest } = exerciseOf({});
  it.each<[string, Version, Version]>([
    ['of two kinds', { spec: ANY }, { spec: ONE }],
    ['of a kind that compares no single call', { spec: walk }, { spec: walk }],
    ['of a gradient and a property', { spec: slopes }, { spec: ANY }],
    ['of which one has no such case', {}, { spec: { ...ANY, title: 'other' } as CaseSpec }],
    ['with two drivers', {}, { more: { driver: 'export const train = 1;' } }],
    ['that forbid other things', {}, { more: { manifest: { ...manifest, forbids: ['relu'] } } }],
  ])('are those %s', async (_, own, other) => {
    expect(await apart(own, other)).toEqual({ status: 'passed', apart: { kind: 'not-comparable' } });
  });
});
