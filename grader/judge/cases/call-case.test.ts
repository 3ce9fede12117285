import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import { compareValues } from '../compare/compare.ts';
import type { EvidenceContext } from '../explain/evidence.ts';
import { patternWords } from '../explain/pattern-words.ts';
import {
  dearest,
  type Failure,
  failedOutcome,
  isClear,
  isFinal,
  mismatchIn,
  passedOutcome,
  wayOfFailing,
} from './call-case.ts';
import { costing, plainWorld } from './testing/plain-world.ts';
import type { Agreeing, Broken, Differing, TrialSpec } from './trial.ts';

const world = plainWorld({ reference: { f: () => 1, train: () => 1 }, student: {}, driven: ['train'] });
/** Numbers of float32 are off by exactly so many of it. */
const tolerance = { absolute: 2 ** -10, relative: 0 };
const vector = (...numbers: number[]) => tensor(numbers);
const spec = (args: readonly Value[], more: Partial<TrialSpec> = {}): TrialSpec => ({
  ...{ call: 'f', args, mode: { kind: 'plain' }, tolerance },
  ...more,
});
const differing = (actual: Value, expected: Value): Differing => {
  const mismatch = compareValues(actual, expected, { tolerance });
  if (mismatch === null) throw new Error('They agree.');
  return { kind: 'differs', mismatch, expected, reference: expected, actual, cost: { student: costing() } };
};
const broken = (result: Broken['result']): Broken => ({ kind: 'broke', result });
const threw = (kind: 'runtime' | 'compile' | 'load' | 'contract', called = true): Broken =>
  broken({
    kind: 'threw',
    error: { kind, name: 'Error', message: `of ${kind}` },
    cost: called ? costing() : null,
  });
const failure = (trial: Failure['trial'], args: readonly Value[] = [vector(1)], more = {}): Failure => {
  const context: EvidenceContext = { world, call: 'f', args };
  return { spec: spec(args), context, trial, ...more };
};
const agreeing = (args: readonly Value[], peakBytes = 0): Agreeing => ({
  ...{ kind: 'agrees', spec: spec(args), args, expected: vector(1, 2), reference: vector(1, 2) },
  ...{ actual: vector(1, 2), cost: { student: costing({ peakBytes }), reference: costing({ peakBytes }) } },
});

describe('the way in which an input failed', () => {
  it.each<[string, Differing | Broken, string, boolean]>([
    ['other numbers', differing(vector(2), vector(1)), 'differs', false],
    ['another form', differing(1, vector(1)), 'differs', false],
    ['an error of its own', threw('runtime'), 'threw runtime', false],
    ['code that does not compile', threw('compile', false), 'threw compile', true],
    ['code that does not load', threw('load', false), 'threw load', true],
    ['a result that nobody can take', threw('contract'), 'threw contract', false],
    ['a function that is missing', threw('contract', false), 'threw contract', true],
    ['an operation that is refused', broken({ kind: 'refused', operation: 'X', line: 1 }), 'refused', true],
    ['a message that nobody can read', broken({ kind: 'malformed', message: 'odd' }), 'malformed', true],
    ['a realm that was ended', broken({ kind: 'ended', fact: { code: 'crashed' } }), 'ended', true],
  ])('of %s keeps a search to it', (_, trial, way, final) => {
    expect([wayOfFailing(trial), isFinal(trial)]).toEqual([way, final]);
    expect(mismatchIn(trial)).toBe(trial.kind === 'differs' ? trial.mismatch : null);
  });

  it('of a changed input is apart from that of other numbers', () => {
    const mismatch = { kind: 'input', path: '', input: 'x', change: 'values' } as const;
    expect(wayOfFailing({ ...differing(1, 2), mismatch })).toBe('changes its input');
  });
});

describe('a reader sees that it is wrong', () => {
  it.each<[string, Value, Value, boolean]>([
    ['by four tolerances', vector(1 + 4 * 2 ** -10), vector(1), true],
    ['not by less', vector(1 + 3.9 * 2 ** -10), vector(1), false],
    ['of many values by the worst', vector(1.003, 9), vector(1, 1), true],
    ['by NaN', vector(Number.NaN), vector(1), true],
    ['by a number for NaN', vector(1), vector(Number.NaN), true],
    ['by another shape', vector(1, 2), vector(1), true],
    ['by a plain number', 1.0011, 1, true],
    ['by an integer', tensor([2], 'int32'), tensor([1], 'int32'), true],
  ])('%s', (_, actual, expected, clear) => {
    expect(isClear(differing(actual, expected).mismatch)).toBe(clear);
  });

  it('where there are no numbers', () => {
    expect(isClear(null)).toBe(true);
  });
});

describe('the cost worth comparing', () => {
  const of = (student: number, reference?: number) => ({
    student: costing({ peakBytes: student }),
    ...(reference === undefined ? {} : { reference: costing({ peakBytes: reference }) }),
  });
  it.each([
    ['none of none', [], undefined],
    ['the only one', [of(1)], 0],
    ['the one that took most', [of(1), of(3), of(2)], 1],
    ['the one that the reference took most for', [of(9, 1), of(1, 5)], 1],
    ['the first of two', [of(3), of(3)], 0],
    ['the reference’s beside a student’s', [of(9, 1), of(4)], 1],
  ])('is %s', (_, costs, at) => {
    expect(dearest(costs)).toBe(at === undefined ? undefined : costs[at]);
  });
});

describe('the outcome of a case that failed', () => {
  const SHRUNK = { sizes: { n: 2 }, shrinks: 1, runsFailed: 3, runs: 9 };

  it('shows the input, what is regular and what it cost', () => {
    const shown = failure(differing(vector(2, 4, 8), vector(1, 2, 4)), [vector(1, 2, 4)]);
    const { status, evidence, cost, observations } = failedOutcome(world, shown);
    expect(status).toBe('failed');
    expect(evidence).toMatchObject({
      call: 'f(x [3])',
      callee: 'f',
      reason: 'Shape [3] is right. 3 of 3 values differ by more than 0.001.',
      patterns: [{ fact: { kind: 'factor', factor: 2 } }],
    });
    expect(evidence).not.toHaveProperty('counterExample');
    expect(evidence).not.toHaveProperty('calls');
    expect(cost).toEqual({ student: costing() });
    expect(observations).toMatchObject([{ input: 'given', shown: true, calls: ['f'] }]);
  });

  it('has the smallest input as its counter-example', () => {
    const shown = failure(differing(vector(2), vector(1)));
    expect(failedOutcome(world, shown, { shrunk: SHRUNK }).evidence?.counterExample).toMatchObject({
      ...SHRUNK,
      args: [{ name: 'x' }],
      expected: { data: [1] },
      actual: { data: [2] },
    });
  });

  it('says a factor of all inputs in the place of that of one', () => {
    const ofSize = (n: number) =>
      failure(differing(vector(n, 2 * n, 4 * n), vector(1, 2, 4)), [vector(1)], { sizes: { n } });
    const others = [ofSize(2), ofSize(3), ofSize(5)];
    const { evidence } = failedOutcome(world, ofSize(2), { shrunk: SHRUNK, others });
    expect(evidence?.patterns.map(patternWords)).toEqual([
      'On every input that failed, yours is n × what is expected: is there a sum where a mean is asked for?',
    ]);
    const alone = failedOutcome(world, ofSize(2), { shrunk: SHRUNK, others: others.slice(0, 2) });
    expect(alone.evidence?.patterns.map(({ fact }) => fact.kind)).toEqual(['factor']);
  });

  it('writes out calls that an input alone does not say: through the driver, and of gradients', () => {
    const args = [vector(1)];
    const trial = differing(vector(2), vector(1));
    const callsOf = (call: string, more: Partial<TrialSpec> = {}) => {
      const one = { spec: spec(args, { call, ...more }), context: { world, call, args }, trial };
      return failedOutcome(world, one).evidence?.calls;
    };
    expect(callsOf('f')).toBeUndefined();
    expect(callsOf('train')).toMatchObject([{ call: 'train', driven: true }]);
    const mode = { kind: 'vjp', wrt: [0], upstream: vector(1) } as const;
    expect(callsOf('f', { mode })).toMatchObject([{ call: 'f', gradient: { wrt: [0] } }]);
  });

  it('keeps what was seen: the shown one first, then those that failed, then those that passed', async () => {
    const [shown, other] = [
      failure(differing(vector(2), vector(1)), [vector(1)]),
      failure(differing(vector(6), vector(3)), [vector(3)]),
    ];
    const { observations = [] } = failedOutcome(world, shown, {
      shrunk: SHRUNK,
      others: [other],
      passed: [agreeing([vector(7)])],
    });
    expect(observations.map(({ input, shown: isShown }) => [input, isShown])).toEqual([
      ['shrunk', true],
      ['drawn', false],
      ['drawn', false],
    ]);
    expect(await observations[1]?.expected()).toEqual([vector(3)]);
    expect(observations[2]?.actual).toEqual([vector(1, 2)]);
  });

  it.each<[string, Broken, boolean, number]>([
    ['an error of its own has its input, and is asked again', threw('runtime'), true, 1],
    ['code that does not compile fails on any input', threw('compile', false), false, 0],
    ['a refused operation too', broken({ kind: 'refused', operation: 'X', line: 1 }), false, 0],
    ['a realm that was ended has its input', broken({ kind: 'ended', fact: { code: 'crashed' } }), true, 0],
  ])('%s', (_, trial, hasInput, seen) => {
    const outcome = failedOutcome(world, failure(trial), { shrunk: SHRUNK });
    expect(outcome.status).not.toBe('failed');
    expect(outcome.evidence?.counterExample !== undefined).toBe(hasInput);
    expect(outcome.observations).toHaveLength(seen);
  });

  it('of code that threw says the error as the reason, and nothing of what was expected', () => {
    const { evidence, error, observations } = failedOutcome(world, failure(threw('runtime')));
    expect([evidence?.reason, error?.message]).toEqual(['of runtime', 'of runtime']);
    expect(observations).toMatchObject([{ actual: null, input: 'given', shown: true }]);
  });
});

describe('the outcome of a case that passed', () => {
  const trials = [agreeing([vector(1)], 4), agreeing([vector(2)], 9), agreeing([vector(3)], 2)];

  it('has the dearest cost, and the picture of the last input', () => {
    const picture = { as: 'line', title: 'f(x)' } as const;
    const { status, cost, pictures, observations, evidence } = passedOutcome(world, trials, {
      call: 'f',
      points: 1,
      picture,
    });
    expect([status, cost?.student.peakBytes, evidence]).toEqual(['passed', 9, undefined]);
    expect(pictures).toMatchObject([{ title: 'f(x)', tensor: { data: [1, 2] } }]);
    expect(observations).toHaveLength(3);
  });

  it('of no input passes without a cost', () => {
    expect(passedOutcome(world, [], { call: 'f', points: 1 })).toEqual({
      status: 'passed',
      observations: [],
      pictures: [],
    });
  });

  it('asks for its cost where that earns points', () => {
    const leaking = trials.map((trial) => ({
      ...trial,
      cost: { ...trial.cost, student: costing({ leakedTensors: 2 }) },
    }));
    const cost = [{ kind: 'no-leak', points: 1 }] as const;
    expect(passedOutcome(world, leaking, { call: 'f', points: 2, cost })).toMatchObject({
      status: 'failed',
      points: 2,
      costChecks: [{ kind: 'no-leak', student: 2, points: 0 }],
    });
    expect(passedOutcome(world, trials, { call: 'f', points: 2, cost })).toMatchObject({
      status: 'passed',
      costChecks: [{ points: 1 }],
    });
  });
});
