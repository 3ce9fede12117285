import { describe, expect, it } from 'vitest';
import { drawAgain, isProved, type Ledger } from './ledger.ts';

const GROUNDS = { exercise: 'a', solutions: 'b', realm: 'c', rules: 'd', seeds: 15 };
const LEDGER: Ledger = { 'cnn/conv2d': { ...GROUNDS, date: '2026-11-26' } };

describe('the record of proofs', () => {
  it('stands while nothing that decides has changed', () => {
    expect(isProved(LEDGER, 'cnn/conv2d', GROUNDS)).toBe(true);
    expect(isProved(LEDGER, 'cnn/conv2d', { ...GROUNDS, seeds: 3 })).toBe(true);
  });

  it.each(['exercise', 'solutions', 'realm', 'rules'] as const)('falls with another %s', (part) => {
    expect(isProved(LEDGER, 'cnn/conv2d', { ...GROUNDS, [part]: 'x' })).toBe(false);
  });

  it('says nothing of more seeds, nor of an exercise that it does not name', () => {
    expect(isProved(LEDGER, 'cnn/conv2d', { ...GROUNDS, seeds: 100 })).toBe(false);
    expect(isProved(LEDGER, 'constructor', GROUNDS)).toBe(false);
  });
});

describe('what is proved again', () => {
  const slugs = Array.from({ length: 17 }, (_, i) => `m/${i}`);

  it('is two different ones, the same for the same seed, and in time every one', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const drawn = drawAgain(slugs, { seed, count: 2 });
      expect(drawn).toEqual(drawAgain(slugs, { seed, count: 2 }));
      expect(new Set(drawn).size).toBe(2);
      for (const slug of drawn) seen.add(slug);
    }
    expect(seen.size).toBe(slugs.length);
  });

  it('is all there is where there is less', () => {
    expect(drawAgain(['m/1'], { seed: 5, count: 2 })).toEqual(['m/1']);
    expect(drawAgain([], { seed: 5, count: 2 })).toEqual([]);
  });
});
