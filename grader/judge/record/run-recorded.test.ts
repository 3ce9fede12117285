/** Recorded cases without realms: recorded by one side, run against another. */
import { describe, expect, it } from 'vitest';
import { type CaseSpec, example, gradient, property, stateful } from '#grader/exercise/case-spec.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { integer } from '#grader/exercise/sizes.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { planCases } from '../cases/case-ids.ts';
import { type PlainFunction, plainWorld, returns, throws } from '../cases/testing/plain-world.ts';
import type { PreparedExercise } from '../prepare-exercise.ts';
import { recordCases } from './record-cases.ts';
import { type RecordedCase, recordingSchema } from './recording.ts';
import { runRecorded } from './run-recorded.ts';

const sizeOf = (x: Value) => (x as TensorValue).data.length;
const map =
  (of: (value: number) => number): PlainFunction =>
  ([x]) => ({ ...(x as TensorValue), data: Float32Array.from((x as TensorValue).data, of) });
const double = map((value) => 2 * value);
const dear: PlainFunction = (args, mode) =>
  returns(double(args, mode) as Value, { cost: { kernelCount: 2, kernels: { Secret: 2 } } });
const ANY = property('any', {
  ...{ call: 'f', sizes: { n: integer(1, 9) }, points: 2, runs: 5 },
  args: ({ n }, draw) => [draw.normal([Number(n)])],
});
const recorded = async (
  specs: readonly CaseSpec[],
  reference: PlainFunction = double,
  driven: string[] = [],
) => {
  const world = plainWorld({ reference: { f: reference }, student: {}, driven });
  const cases = planCases(specs).map((plan, i) => ({ plan, spec: specs[i] as CaseSpec }));
  const begun: string[] = [];
  const text = await recordCases({ ...world.exercise, cases } as PreparedExercise, (id) => begun.push(id));
  return { text, begun, recording: recordingSchema.parse(JSON.parse(text)) };
};
const run = async (spec: CaseSpec, student: PlainFunction, reference: PlainFunction = double) => {
  const { recording } = await recorded([spec], reference);
  const [first] = recording.cases as readonly RecordedCase[];
  if (!first) throw new Error('Nothing was recorded.');
  const unreachable: PlainFunction = () => {
    throw new Error('The reference is on the server.');
  };
  const world = plainWorld({ reference: { f: unreachable }, student: { f: student } });
  return { world, result: await runRecorded(world, { kind: 'recorded', ...first }) };
};

describe('a recording', () => {
  it('is of the public cases that can be recorded, told one by one', async () => {
    const hidden = { ...ANY, title: 'secret', visibility: 'hidden' } as CaseSpec;
    const { begun, recording } = await recorded([
      hidden,
      ANY,
      example('one', { call: 'f', args: [tensor([1])], points: 1 }),
    ]);
    expect(begun).toEqual(['any', 'one']);
    expect(recording.cases.map(({ plan }) => plan.id)).toEqual(['any', 'one']);
    expect(recording).toMatchObject({ exercise: 'test/test', exerciseHash: 'hash', needsDriver: false });
  });

  it('has each input, the one in reverse order, and small ones in two kinds of numbers', async () => {
    const { recording } = await recorded([ANY]);
    const [first] = recording.cases;
    // Few sizes: none of the inputs is large enough to be turned before the last.
    expect(first?.draws.length).toBeGreaterThanOrEqual(6);
    expect(first?.smaller[0]?.sizes).toEqual({ n: 1 });
    expect(first?.smaller[1]?.sizes).toEqual({ n: 1 });
  });

  it('says that a recorded call goes through the driver', async () => {
    expect((await recorded([ANY], double, ['f'])).recording.needsDriver).toBe(true);
    expect((await recorded([ANY], double, [])).recording.needsDriver).toBe(false);
  });

  it('follows from the version alone', async () => {
    expect((await recorded([ANY])).text).toBe((await recorded([ANY])).text);
  });

  it('is refused where the reference fails, and leaves small inputs out that it does not take', async () => {
    await expect(recorded([ANY], () => throws({ message: 'bad' }))).rejects.toThrow(
      'reference.ts: failed in f: bad',
    );
    const least = property('least', {
      ...{ call: 'f', sizes: { n: integer(1, 9) }, points: 1, runs: 1 },
      args: (_, draw) => [draw.uniform([1], { min: 0.25, max: 0.75 })],
    });
    const picky: PlainFunction = (args, mode) =>
      Number.isInteger((args[0] as TensorValue).data[0]) ? throws() : double(args, mode);
    const { recording } = await recorded([least], picky);
    expect(recording.cases[0]?.smaller.length).toBeGreaterThan(0);
  });

  it('is refused with nothing to record', async () => {
    await expect(recorded([{ ...ANY, visibility: 'hidden' } as CaseSpec])).rejects.toThrow(
      'a sealed exercise needs a public case that can be recorded',
    );
  });
});

describe('a recorded property', () => {
  it('passes on all recorded inputs, and knows what the reference cost but not how', async () => {
    const cost = [{ kind: 'kernels', timesMax: 2, points: 1 }] as const;
    const { result } = await run({ ...ANY, cost } as CaseSpec, dear, dear);
    expect(result).toMatchObject({ status: 'passed', costChecks: [{ student: 2, reference: 2, limit: 4 }] });
    expect(result.cost?.reference?.kernels).toEqual({});
  });

  it('shows the smallest recorded input that fails', async () => {
    const { result } = await run(
      ANY,
      map((value) => 3 * value),
    );
    expect(result).toMatchObject({
      status: 'failed',
      evidence: { counterExample: { sizes: { n: 1 }, shrinks: 0 } },
    });
  });

  it('shows a drawn one where no small one fails', async () => {
    const wrong: PlainFunction = (args, mode) =>
      sizeOf(args[0]) < 9 ? double(args, mode) : map(() => 7)(args, mode);
    const { result } = await run({ ...ANY, runs: 20 } as CaseSpec, wrong);
    expect(result.evidence?.counterExample?.sizes).toEqual({ n: 9 });
  });

  it('keeps to the way in which it failed first', async () => {
    const plain = (x: Value) => (x as TensorValue).data.every(Number.isInteger);
    const both: PlainFunction = (args, mode) =>
      plain(args[0]) ? throws() : map((value) => 3 * value)(args, mode);
    const { result } = await run(ANY, both);
    expect([result.status, result.evidence?.counterExample?.sizes]).toEqual(['failed', { n: 1 }]);
  });

  it('looks at no small input of code that does not load', async () => {
    const { result, world } = await run(ANY, () => throws({ kind: 'compile' }, null));
    expect([result.status, world.asked.length]).toEqual(['errored', 1]);
  });
});

it('a recorded example is shown as it is, without a search', async () => {
  const one = example('one', { call: 'f', args: [tensor([1, 2])], points: 1, argNames: ['image'] });
  expect((await run(one, double)).result.status).toBe('passed');
  const { result } = await run(
    one,
    map(() => 9),
  );
  expect(result.evidence).toMatchObject({
    call: 'f(image [2])',
    expected: { data: [2, 4] },
    actual: { data: [9, 9] },
  });
  expect(result.evidence).not.toHaveProperty('counterExample');
  const literal = example('one', { call: 'f', args: [tensor([1])], expect: tensor([5]), points: 1 });
  const five = map(() => 5);
  const { result: given } = await run(literal, five, dear);
  expect(given.status).toBe('passed');
  // The reference was asked for its cost alone.
  expect(given.cost?.reference).toMatchObject({ kernelCount: 2, kernels: {} });
});

it('a recorded gradient flows from what was recorded above', async () => {
  const slopes: PlainFunction = (args, mode) => {
    const value = double(args, mode) as TensorValue;
    return mode.kind === 'plain'
      ? value
      : { value, gradients: [{ ...value, data: mode.upstream.data.map((dy) => 2 * dy) }] };
  };
  const spec = gradient('g', {
    ...{ call: 'f', sizes: { n: integer(1, 4) }, points: 1, runs: 2 },
    args: ({ n }, draw) => [draw.normal([Number(n)])],
  });
  expect((await run(spec, slopes, slopes)).result.status).toBe('passed');
  const wrong: PlainFunction = (args, mode) => {
    const value = double(args, mode) as TensorValue;
    return mode.kind === 'plain' ? value : { value, gradients: [mode.upstream] };
  };
  expect((await run(spec, wrong, slopes)).result.evidence?.reason).toContain(
    'The gradient with respect to `x`',
  );
});

it('a recorded walk gives each step the state that the reference had', async () => {
  const add: PlainFunction = ([sum, x]) => Number(sum) + Number(x);
  const walk = stateful('s', {
    ...{ sizes: { n: integer(2, 4) }, points: 1, runs: 2 },
    steps: ({ n }) =>
      Array.from({ length: Number(n) }, (_, i) => ({
        ...{ call: 'f', title: `add ${i}` },
        args: (previous: Value) => [previous ?? 0, i],
      })),
  });
  expect((await run(walk, add, add)).result.status).toBe('passed');
  const wrong: PlainFunction = (args, mode) => (args[1] === 1 ? 99 : add(args, mode));
  expect((await run(walk, wrong, add)).result.evidence?.reason).toBe(
    'Step 2 of 2, "add 1", is the first that differs. Your result is 99. Expected 1.',
  );
});
