import { describe, expect, it } from 'vitest';
import { BROWSER_LIMITS, fileMapSchema, SERVER_LIMITS, suggestedCaseSchema } from './messages.ts';

describe('the limits that a home has by default', () => {
  it.each([
    ['a browser', BROWSER_LIMITS],
    ['the server', SERVER_LIMITS],
  ])('of %s fit together: a case in a run, a result in memory', (_, limits) => {
    for (const value of Object.values(limits)) expect(Number.isSafeInteger(value) && value > 0).toBe(true);
    expect(limits.caseMs).toBeLessThan(limits.runMs);
    expect(limits.outputBytes).toBeLessThan(limits.memoryBytes);
    // Evidence is written as JSON, in up to some twenty characters a number.
    expect(limits.evidenceElements * 20).toBeLessThan(limits.outputBytes);
  });

  it('of the server differ in the time of a case and in memory alone, and are the smaller ones there', () => {
    const { caseMs, memoryBytes, ...others } = SERVER_LIMITS;
    const { caseMs: caseMsThere, memoryBytes: memoryBytesThere, ...othersThere } = BROWSER_LIMITS;
    expect(others).toEqual(othersThere);
    expect([caseMs < caseMsThere, memoryBytes < memoryBytesThere]).toEqual([true, true]);
  });
});

describe('files', () => {
  it('are text by path', () => {
    expect(fileMapSchema.parse({ 'cases.ts': '', 'assets/a.bin': 'AA==' })).toEqual({
      'cases.ts': '',
      'assets/a.bin': 'AA==',
    });
  });

  it.each([
    [{ 'cases.ts': 3 }],
    [{ 'cases.ts': null }],
    [{ 'cases.ts': { text: '' } }],
    [['cases.ts']],
    ['cases.ts'],
    [null],
  ])('are never %j', (files) => {
    expect(fileMapSchema.safeParse(files).success).toBe(false);
  });
});

describe('a suggested case', () => {
  const CASE = {
    call: 'f',
    args: [{ name: 'x', value: { shape: [1], data: ['NaN'], dtype: 'float32' } }],
    expected: 1,
    actual: null,
  };

  it('has an input, what is right and what the mistake gives', () => {
    expect(suggestedCaseSchema.parse(CASE)).toEqual(CASE);
    expect(suggestedCaseSchema.parse({ ...CASE, tolerance: {} }).tolerance).toEqual({});
  });

  it.each([
    [{ call: undefined }],
    [{ args: [1] }],
    [{ args: [{ value: 1 }] }],
    [{ expected: undefined }],
    [{ actual: () => 1 }],
    [{ actual: Number.NaN }],
    [{ expected: { deep: [Infinity] } }],
    [{ tolerance: { absolute: '1' } }],
    [{ tolerance: { relative: Number.NaN } }],
  ])('is never one with %j', (change) => {
    expect(suggestedCaseSchema.safeParse({ ...CASE, ...change }).success).toBe(false);
  });
});
