import { describe, expect, it } from 'vitest';
import { integer, oneOf } from '#grader/exercise/sizes.ts';
import { createSizeGenerator } from './size-generator.ts';

const SIZES = {
  n: integer(2, 40),
  k: integer(-3, 3),
  mode: oneOf('same', 'valid'),
  flag: oneOf(true, false),
};
const generator = (seed = 1, where?: (sizes: { n: number }) => boolean) =>
  createSizeGenerator({ sizes: SIZES, seed, where, title: 't' });
const take = (count: number, from = generator()) => Array.from({ length: count }, () => from.next());

describe('sizes', () => {
  it('stay in range, reach both ends and every choice', () => {
    const drawn = take(300).map(({ sizes }) => sizes);
    const all = (name: keyof typeof SIZES) => drawn.map((sizes) => sizes[name]);
    expect([Math.min(...(all('n') as number[])), Math.max(...(all('n') as number[]))]).toEqual([2, 40]);
    expect(new Set(all('k')).size).toBe(7);
    expect(new Set(all('mode')).size).toBe(2);
    expect(new Set(all('flag')).size).toBe(2);
  });

  it('all come before one comes again, where there are few', () => {
    const few = { n: integer(1, 4), mode: oneOf('same', 'valid', 'full') };
    const where = ({ n, mode }: { n: number; mode: string }) => n > 1 || mode === 'same';
    for (const seed of [1, 2, 3]) {
      const from = createSizeGenerator({ sizes: few, seed, where, title: 't' });
      expect(from.combinations).toBe(10);
      const names = Array.from({ length: 25 }, () => JSON.stringify(from.next().sizes));
      expect(new Set(names.slice(0, 10)).size).toBe(10);
    }
    expect(createSizeGenerator({ sizes: {}, seed: 1, title: 't' }).combinations).toBe(1);
    expect(generator().combinations).toBeNull();
  });

  it('come twice in a row once, with values of their own, so that what is kept by shape shows', () => {
    for (let seed = 0; seed < 50; seed++) {
      const drawn = take(6, generator(seed));
      const twins = drawn.filter(({ sizes }, i) => i > 0 && sizes === drawn[i - 1]?.sizes);
      expect(twins).toEqual([drawn[3]]);
      expect(drawn[3]?.valueSeed).not.toBe(drawn[2]?.valueSeed);
    }
  });

  it('are the same for the same seed', () => {
    const names = (seed: number) =>
      take(20, generator(seed)).map(({ sizes, valueSeed }) => [sizes, valueSeed]);
    expect(names(5)).toEqual(names(5));
    expect(names(5)).not.toEqual(names(6));
  });

  it('shrink towards the smallest and the first, keeping the seed of the values', () => {
    const source = generator();
    const follow = (from: ReturnType<typeof source.next>): ReturnType<typeof source.next> => {
      const [next] = source.shrink(from);
      return next ? follow(next) : from;
    };
    for (const from of take(20, source)) {
      const smallest = follow(from);
      expect(smallest.sizes).toEqual({ n: 2, k: -3, mode: 'same', flag: true });
      expect(smallest.valueSeed).toBe(from.valueSeed);
    }
  });

  it('keep to `where`, drawn or shrunk', () => {
    const source = generator(3, ({ n }) => n % 5 === 0);
    for (const from of take(20, source)) {
      for (const { sizes } of [from, ...source.shrink(from)]) expect(Number(sizes.n) % 5).toBe(0);
    }
  });
});
