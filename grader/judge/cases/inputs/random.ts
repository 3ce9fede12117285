/** Seeded random numbers for cases: the same seed gives the same sequence on every machine. */

import type { RandomKey } from '#grader/protocol.ts';

/** A generator of unsigned 32-bit integers. */
export type RandomSource = () => number;

const TWO_TO_32 = 2 ** 32;

/** xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021). */
export function createRandom(seed: number): RandomSource {
  // SplitMix32 spreads the seed over the state, which must not be all zero (same paper, section 7).
  let mixed = seed | 0;
  const next = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  return randomFrom([next(), next(), next(), next()]);
}

/** The same generator, from a state of 128 bits. */
export function randomFrom([first, second, third, fourth]: RandomKey): RandomSource {
  let a = first;
  let b = second;
  let c = third;
  let d = fourth | 1;
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** Uniform in [0, 1), with the 24 bits that a float32 can hold. */
export function nextUnit(random: RandomSource): number {
  return (random() >>> 8) / 2 ** 24;
}

/** Uniform integer in [0, count), without modulo bias. */
export function nextBelow(random: RandomSource, count: number): number {
  const limit = TWO_TO_32 - (TWO_TO_32 % count);
  for (;;) {
    const value = random();
    if (value < limit) return value % count;
  }
}

/** A seed from any words and numbers: FNV-1a over their text, so that cases never share a sequence by accident. */
export function deriveSeed(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
