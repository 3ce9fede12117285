import { describe, expect, it } from 'vitest';
import { patternWords } from '#grader/judge/explain/pattern-words.ts';
import { patternSchema } from './patterns.ts';

const ROW = { axis: 1, word: 'row' };
const FACTS = [
  { kind: 'zero' },
  { kind: 'constant', value: 2 },
  { kind: 'nan' },
  { kind: 'nan', from: { index: [0, 3], axes: ['batch', 'row'] } },
  { kind: 'opposite-sign' },
  { kind: 'absolute' },
  { kind: 'factor', factor: 0.5 },
  { kind: 'offset', offset: -1 },
  { kind: 'reshaped' },
  { kind: 'swapped', axes: [{ axis: 0 }, ROW] },
  { kind: 'reordered', axes: [{ axis: 2 }, { axis: 0 }, { axis: 1 }] },
  { kind: 'reversed', axes: [ROW] },
  { kind: 'shifted', along: ROW, by: -1 },
  { kind: 'shuffled' },
  { kind: 'cut-off', side: 'below', bound: 0 },
  { kind: 'by-line', along: ROW, relation: 'factor', least: 0.5, most: 2 },
  { kind: 'size', axes: [ROW], by: -2 },
  { kind: 'only-wrong', along: ROW, position: 0, last: false },
  { kind: 'only-right', along: ROW, position: 3 },
  { kind: 'wrong-from', along: ROW, position: 2 },
  { kind: 'factor-of-inputs', factor: 2 },
  { kind: 'size-of-inputs', sizes: ['n', 'm'], relation: 'divided-by' },
  { kind: 'not-finite', of: 'loss', value: 'infinite', step: 3 },
  { kind: 'loss-stays', first: { step: 0, value: 2.3 }, last: { step: 99, value: 2.3 } },
  { kind: 'told', sentence: 'Yours is 1 everywhere.' },
] as const;

describe('a regularity of wrong values', () => {
  it.each(FACTS)('%j is kept as it is, has words, and stays true of larger inputs', (fact) => {
    for (const pattern of [{ fact }, { fact, ofLarger: true as const }]) {
      const read = patternSchema.parse(JSON.parse(JSON.stringify(pattern)));
      expect(read).toEqual(pattern);
      expect(patternWords(read)).toMatch(/\S/);
    }
  });

  it('of every kind is here, once or more', () => {
    const known = patternSchema.shape.fact.options.map(({ shape }) => shape.kind.value);
    expect([...new Set(FACTS.map(({ kind }) => kind))].sort()).toEqual([...known].sort());
  });

  it.each([
    { kind: 'ones' },
    { kind: 'constant' },
    { kind: 'constant', value: Number.NaN },
    { kind: 'constant', value: 'NaN' },
    { kind: 'nan', from: { index: [-1] } },
    { kind: 'nan', from: { index: [0.5] } },
    { kind: 'nan', from: {} },
    { kind: 'factor', factor: Infinity },
    { kind: 'swapped', axes: [{ axis: 0 }] },
    { kind: 'swapped', axes: [{ axis: 0 }, { axis: 1 }, { axis: 2 }] },
    { kind: 'reordered', axes: [] },
    { kind: 'reversed', axes: [{ axis: -1 }] },
    { kind: 'reversed', axes: [{ axis: 0.5 }] },
    { kind: 'reversed', axes: [{ axis: 0, word: 3 }] },
    { kind: 'shifted', along: { axis: 0 }, by: 2 },
    { kind: 'shifted', along: { axis: 0 }, by: 0 },
    { kind: 'cut-off', side: 'beside', bound: 0 },
    { kind: 'by-line', along: { axis: 0 }, relation: 'power', least: 1, most: 2 },
    { kind: 'size', axes: [{ axis: 0 }], by: 0.5 },
    { kind: 'only-wrong', along: { axis: 0 }, position: 0 },
    { kind: 'only-right', along: { axis: 0 }, position: -1 },
    { kind: 'only-right', along: { axis: 0 }, position: 0.5 },
    { kind: 'wrong-from', position: 1 },
    { kind: 'size-of-inputs', sizes: [], relation: 'times' },
    { kind: 'size-of-inputs', sizes: ['n'], relation: 'plus' },
    { kind: 'not-finite', of: 'loss', value: 'Infinity', step: 3 },
    { kind: 'loss-stays', first: { step: 0, value: 'NaN' }, last: { step: 1, value: 1 } },
    { kind: 'told' },
  ])('is never %j', (fact) => {
    expect(patternSchema.safeParse({ fact }).success).toBe(false);
  });

  it('is a fact or is not of larger inputs: false is left out', () => {
    expect(patternSchema.safeParse({ fact: { kind: 'zero' }, ofLarger: false }).success).toBe(false);
    expect(patternSchema.safeParse({ kind: 'zero' }).success).toBe(false);
    expect(patternSchema.safeParse('Yours is 1 everywhere.').success).toBe(false);
  });
});
