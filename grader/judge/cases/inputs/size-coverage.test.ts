import { expect, test } from 'vitest';
import { integer, oneOf } from '#grader/exercise/sizes.ts';
import { createSizeGenerator } from './size-generator.ts';

const drawn = (options: Omit<Parameters<typeof createSizeGenerator>[0], 'title'>, runs: number) => {
  const generator = createSizeGenerator({ ...options, title: 'test' });
  return Array.from({ length: runs }, () => generator.next().sizes);
};
const seeds = Array.from({ length: 200 }, (_, i) => i * 7919);

test('as many inputs as a choice has values draw each of them, under every seed', () => {
  for (const seed of seeds) {
    const sizes = drawn({ seed, sizes: { network: oneOf('digits', 'colours', 'words') } }, 3);
    expect(new Set(sizes.map(({ network }) => network)).size, `seed ${seed}`).toBe(3);
  }
});

test('twenty inputs besides the repeated one hold every pair of values of small sizes, under every seed', () => {
  const spec = { stride: integer(1, 3), padding: oneOf('valid', 'same'), F: integer(1, 4), C: integer(1, 2) };
  for (const seed of seeds) {
    const pairs = new Set(drawn({ seed, sizes: spec }, 21).map(({ stride, F }) => `${stride} ${F}`));
    expect(pairs.size, `seed ${seed}`).toBe(12);
  }
});

test('a rare pair that a condition leaves comes up under every seed', () => {
  const spec = {
    F: integer(1, 6),
    H: integer(1, 13),
    stride: integer(1, 4),
    padding: oneOf('valid', 'same'),
  };
  const where = ({ F, H, padding }: { F: number; H: number; padding: string }) =>
    padding === 'same' || F <= H;
  for (const seed of seeds) {
    const sizes = drawn({ seed, sizes: spec, where }, 30);
    const tells = ({ stride, padding, F }: (typeof sizes)[number]) =>
      padding === 'same' && Number(stride) > 1 && Number(F) > 1;
    expect(sizes.filter(tells).length, `seed ${seed}`).toBeGreaterThanOrEqual(4);
  }
});

test('ends of a long range come up, and odd and even values between them', () => {
  for (const seed of seeds) {
    const values = drawn({ seed, sizes: { n: integer(1, 100) } }, 8).map(({ n }) => Number(n));
    expect(values, `seed ${seed}`).toEqual(expect.arrayContaining([1, 100]));
    expect(new Set(values.filter((n) => n > 1 && n < 100).map((n) => n % 2)).size).toBe(2);
  }
});

test('the same seed draws the same sizes', () => {
  const options = { seed: 4, sizes: { n: integer(1, 9), m: integer(2, 40), kind: oneOf('a', 'b') } };
  expect(drawn(options, 12)).toEqual(drawn(options, 12));
});
