import { describe, expect, it } from 'vitest';
import { createAttention } from './attention.ts';
import { isExhausted, lostResult } from './lost-result.ts';

function listen() {
  const told: string[] = [];
  return { told, attention: createAttention((of) => told.push(of)) };
}

describe('what the judge is at', () => {
  it('is told when it changes, and not again while it stays', () => {
    const { told, attention } = listen();
    attention.beginInput();
    attention.beginInput();
    attention.toAnswer();
    attention.toAnswer();
    attention.beginInput();
    expect(told).toEqual(['reference', 'answer', 'reference']);
  });

  it('is the reference while that works, and then what it was before', async () => {
    const { told, attention } = listen();
    attention.toAnswer();
    expect(await attention.toReference(async () => 7)).toBe(7);
    expect(told).toEqual(['answer', 'reference', 'answer']);
  });

  it('is what it was before also where the reference fails', async () => {
    const { told, attention } = listen();
    attention.toAnswer();
    await expect(attention.toReference(() => Promise.reject(new Error('bad')))).rejects.toThrow('bad');
    expect(told.at(-1)).toBe('answer');
  });

  it('is the reference where nothing was asked yet', async () => {
    const { told, attention } = listen();
    await attention.toReference(async () => undefined);
    attention.beginInput();
    expect(told).toEqual(['reference']);
  });
});

describe('a case over whose answer judges are lost', () => {
  it('has failed without points, and says what to look at', () => {
    expect(lostResult()).toMatchObject({ status: 'failed', points: 0, evidence: { judgeLost: true } });
    expect(lostResult().evidence?.reason).toContain('`console.log(result.shape)`');
  });

  it.each<[string, unknown, boolean]>([
    ['no room for an array', new RangeError('Array buffer allocation failed'), true],
    ['no frame on the stack', new RangeError('Maximum call stack size exceeded'), true],
    ['another error', new TypeError('x is not a function'), false],
    ['the name alone', { name: 'RangeError' }, false],
    ['nothing', undefined, false],
  ])('is one where the judge has %s', (_, error, exhausted) => {
    expect(isExhausted(error)).toBe(exhausted);
  });
});
