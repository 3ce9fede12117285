import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import { isJudgeFault } from '../judge-fault.ts';
import { createDistanceGauge } from './distance-gauge.ts';
import { costing, type PlainFunction, plainWorld, returns, tells, throws } from './testing/plain-world.ts';
import { type TrialSpec, tryInput } from './trial.ts';

const X = tensor([1, 2]);
const TWICE = tensor([2, 4]);
const tolerance = { absolute: 1e-3, relative: 0 };
const spec = (more: Partial<TrialSpec> = {}): TrialSpec => ({
  ...{ call: 'f', args: [X], mode: { kind: 'plain' }, tolerance },
  ...more,
});

interface Sides {
  readonly student?: PlainFunction;
  readonly reference?: PlainFunction;
}
const worldOf = ({ student = () => TWICE, reference = () => TWICE }: Sides, more = {}) =>
  plainWorld({ reference: { f: reference }, student: { f: student }, more });
const gaugeOf = async (sides: Sides, more: Partial<TrialSpec> = {}): Promise<unknown> => {
  const gauge = createDistanceGauge();
  const trial = await tryInput(worldOf(sides, { gauge }), spec(more));
  return gauge.most({ kind: 'example', status: trial.kind === 'agrees' ? 'passed' : 'failed' });
};

describe('one input', () => {
  it('agrees where the numbers do, with what both sides gave and what it cost', async () => {
    const cost = { kernelCount: 3 };
    const trial = await tryInput(worldOf({ student: () => returns(TWICE, { cost }) }), spec());
    expect(trial).toMatchObject({
      kind: 'agrees',
      args: [X],
      expected: TWICE,
      reference: TWICE,
      actual: TWICE,
      cost: { student: { kernelCount: 3 }, reference: { kernelCount: 0 } },
    });
  });

  it.each<[string, Value, string]>([
    ['other numbers', tensor([2, 5]), 'values'],
    ['another shape', tensor([[2, 4]]), 'shape'],
    ['another type', tensor([2, 4], 'int32'), 'dtype'],
    ['another form', 6, 'form'],
    ['NaN', tensor([2, Number.NaN]), 'values'],
    ['nothing', undefined, 'form'],
  ])('differs by %s', async (_, value, kind) => {
    expect(await tryInput(worldOf({ student: () => value }), spec())).toMatchObject({
      kind: 'differs',
      mismatch: { kind },
      expected: TWICE,
    });
  });

  it.each<[string, PlainFunction, object]>([
    ['throws', () => throws({ message: 'mine' }), { kind: 'threw', error: { message: 'mine' } }],
    ['is refused', () => tells({ kind: 'refused', operation: 'Conv2D', line: 3 }), { kind: 'refused' }],
    ['sends what nobody can read', () => tells({ kind: 'malformed', message: 'odd' }), { kind: 'malformed' }],
    ['is ended', () => tells({ kind: 'ended', fact: { code: 'crashed' } }), { kind: 'ended' }],
  ])('breaks where the code %s', async (_, student, result) => {
    expect(await tryInput(worldOf({ student }), spec())).toMatchObject({ kind: 'broke', result });
  });

  it('differs where the code changed its input, however right its numbers are', async () => {
    const changedInput = { argument: 0, path: '.m', change: 'replaced' } as const;
    const student = () => returns(TWICE, { changedInput });
    expect(await tryInput(worldOf({ student }), spec())).toMatchObject({
      kind: 'differs',
      mismatch: { kind: 'input', input: 'x.m', change: 'replaced' },
      actual: TWICE,
    });
    // No tolerance would let it pass, whatever else is said of the case.
    const gauge = createDistanceGauge();
    await tryInput(worldOf({ student }, { gauge }), spec());
    expect(gauge.most({ kind: 'example', status: 'passed' })).toBe('Infinity');
  });

  it('keeps its arguments from both sides', async () => {
    const spoil: PlainFunction = ([x]) => {
      (x as typeof X).data.fill(9);
      return TWICE;
    };
    await tryInput(worldOf({ student: spoil, reference: spoil }), spec());
    expect([...X.data]).toEqual([1, 2]);
  });
});

describe('what is expected', () => {
  it('is what the case says, and the reference is not asked', async () => {
    let asked = 0;
    const reference = () => {
      asked += 1;
      return tensor([9, 9]);
    };
    const expect_ = { value: TWICE, cost: costing({ kernelCount: 7 }) };
    const trial = await tryInput(worldOf({ reference }), spec({ expect: expect_ }));
    expect(trial).toMatchObject({
      kind: 'agrees',
      reference: TWICE,
      cost: { reference: { kernelCount: 7 } },
    });
    expect(asked).toBe(0);
  });

  it('is what the case says, beside a reference that is asked for its cost', async () => {
    const reference = () => returns(tensor([9, 9]), { cost: { kernelCount: 5 } });
    const asked = spec({ expect: { value: TWICE }, meterReference: true });
    expect(await tryInput(worldOf({ reference }), asked)).toMatchObject({
      kind: 'agrees',
      expected: TWICE,
      // A mistake shows where it differs from this, whatever the case says.
      reference: { data: Float32Array.of(9, 9) },
      cost: { reference: { kernelCount: 5 } },
    });
  });

  it('may be nothing at all', async () => {
    const asked = spec({ expect: { value: undefined } });
    expect(await tryInput(worldOf({ student: () => undefined }), asked)).toMatchObject({ kind: 'agrees' });
    expect(await tryInput(worldOf({}), asked)).toMatchObject({ kind: 'differs' });
  });

  it.each<[string, PlainFunction, string]>([
    ['throws', () => throws({ message: 'bad' }), 'reference.ts: failed in f: bad'],
    [
      'uses what is forbidden',
      () => tells({ kind: 'refused', operation: 'Conv2D', line: null }),
      'reference.ts: failed in f: it uses the forbidden Conv2D',
    ],
    [
      'changes its argument',
      () => returns(TWICE, { changedInput: { argument: 1, path: '.m', change: 'added' } }),
      'reference.ts: failed in f: it changes its argument 2.m',
    ],
  ])(
    'is a fault of the exercise where the reference %s, once the student’s call is over',
    async (_, reference, words) => {
      let over = false;
      const student: PlainFunction = () => {
        over = true;
        return TWICE;
      };
      const error = await tryInput(worldOf({ student, reference }), spec()).catch(
        (thrown: unknown) => thrown,
      );
      expect([isJudgeFault(error), (error as Error).message, over]).toEqual([true, words, true]);
    },
  );
});

describe('how far apart the sides are', () => {
  it.each<[string, Value, unknown]>([
    ['nothing', TWICE, 0],
    ['half of what is allowed', tensor([2, 4.0005]), 0.5],
    ['five times what is allowed', tensor([2, 4.005]), 5],
    ['more than any tolerance', tensor([2, Number.NaN]), 'Infinity'],
    ['another form', 'a word', 'Infinity'],
  ])('is noted: %s', async (_, value, most) => {
    expect(await gaugeOf({ student: () => value })).toBe(most);
  });

  it('is nothing where there was no answer', async () => {
    const gauge = createDistanceGauge();
    await tryInput(worldOf({ student: () => throws() }, { gauge }), spec());
    expect(gauge.most({ kind: 'example', status: 'passed' })).toBeUndefined();
  });
});
