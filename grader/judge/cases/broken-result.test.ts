import { describe, expect, it } from 'vitest';
import type { CodeError, ErrorFact } from '#grader/protocol.ts';
import { brokenOutcome, isFinalResult } from './broken-result.ts';
import { costing } from './testing/plain-world.ts';

type Result = Parameters<typeof brokenOutcome>[0];
const COST = costing({ kernelCount: 2 });
const threw = (error: Partial<CodeError> = {}, cost: typeof COST | null = COST): Result => ({
  kind: 'threw',
  error: { kind: 'runtime', name: 'Error', message: 'no', ...error },
  cost,
});
const refused = (line: number | null = 3): Result => ({ kind: 'refused', operation: 'tf.conv2d', line });
const ended = (fact: ErrorFact): Result => ({ kind: 'ended', fact });
const of = (result: Result, forbidsBecause?: string) =>
  brokenOutcome(result, forbidsBecause === undefined ? {} : { forbidsBecause });

describe('the outcome of code that gave no result', () => {
  it('is its own error, with its line and what it cost until then', () => {
    expect(of(threw({ line: 4, message: 'mine' }))).toEqual({
      status: 'errored',
      error: { kind: 'runtime', name: 'Error', message: 'mine', line: 4 },
      cost: { student: COST },
    });
    expect(of(threw({}, null))).not.toHaveProperty('cost');
  });

  it.each([
    ['RangeError', 'Array buffer allocation failed', 'out-of-memory'],
    ['RangeError', 'Maximum call stack size exceeded', 'errored'],
    ['RangeError', 'Invalid typed array length: -1', 'errored'],
    ['Error', 'Array buffer allocation failed', 'errored'],
  ])('of %s: %s is %s', (name, message, status) => {
    expect(of(threw({ name, message })).status).toBe(status);
  });

  it('of a refused operation says which, why not, and where', () => {
    expect(of(refused(), 'Write the loops yourself.')).toEqual({
      status: 'refused',
      refusedOperation: 'tf.conv2d',
      error: {
        kind: 'runtime',
        name: 'RefusedOperation',
        message: 'This exercise does without `tf.conv2d`. Write the loops yourself.',
        fact: { code: 'refused', operation: 'tf.conv2d' },
        line: 3,
      },
    });
    expect(of(refused()).error?.message).toBe('This exercise does without `tf.conv2d`.');
    expect(of(refused(null)).error).not.toHaveProperty('line');
  });

  it('of what no function returns is an error of its contract', () => {
    expect(of({ kind: 'malformed', message: 'Your code sent something odd.' })).toEqual({
      status: 'errored',
      error: { kind: 'contract', name: 'ContractError', message: 'Your code sent something odd.' },
    });
  });

  it.each<[ErrorFact, string, string]>([
    [{ code: 'time-limit', of: 'case', begun: true, limitMs: 5_000 }, 'timed-out', 'TimeLimit'],
    [{ code: 'time-limit', of: 'run', begun: false }, 'timed-out', 'TimeLimit'],
    [{ code: 'memory-limit' }, 'out-of-memory', 'MemoryLimit'],
    [{ code: 'crashed' }, 'errored', 'Crash'],
    [{ code: 'exited' }, 'errored', 'Exit'],
    [{ code: 'refused', operation: 'x' }, 'refused', 'RefusedOperation'],
  ])('of a realm that was ended for %j is %s', (fact, status, name) => {
    const outcome = of(ended(fact));
    expect(outcome).toMatchObject({ status, error: { kind: 'runtime', name, fact } });
    expect(outcome.error?.message).not.toBe('');
  });
});

describe('another input can only repeat', () => {
  it.each<[string, Result, boolean]>([
    ['no error of its own', threw(), false],
    ['code that does not compile', threw({ kind: 'compile' }), true],
    ['code that does not load', threw({ kind: 'load' }), true],
    ['a function that is not there', threw({ kind: 'contract' }, null), true],
    ['not what a function gave that it may not', threw({ kind: 'contract' }), false],
    ['a refused operation', refused(), true],
    ['a message that nobody can read', { kind: 'malformed', message: '' }, true],
    ['a realm that was ended', ended({ code: 'crashed' }), true],
  ])('%s', (_, result, final) => {
    expect(isFinalResult(result)).toBe(final);
  });
});
