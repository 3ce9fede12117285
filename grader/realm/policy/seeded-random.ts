/**
 * Ties every source of random numbers in a student realm to the key that the judge sends with each call: `Math.random`, from
 * which TensorFlow.js draws the seeds of `tf.random*`, initialisers, dropout and `tf.util.shuffle`; shuffles of `tf.data`,
 * which would take the time; and `crypto`. Clocks are clocks: who makes a seed of one leaves this order.
 */
import { type RandomSource, randomFrom } from '#grader/judge/cases/inputs/random.ts';
import type { RandomKey } from '#grader/protocol.ts';
import type { TensorFlow } from '../tensorflow.ts';

export interface SeededRandom {
  /** From here on the numbers are those of this key. */
  begin(key: RandomKey): void;
}

const BYTES_MAX = 65_536;

/** Replaces the sources of this realm. Called before the language is frozen. */
export async function seedRandomness(tf: TensorFlow, world: object = globalThis): Promise<SeededRandom> {
  let source: RandomSource = randomFrom([1, 2, 3, 4]);
  const next: RandomSource = () => source();
  const unit = (): number => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  Object.defineProperty(Math, 'random', { value: unit, writable: true, configurable: true });
  replaceCrypto(world, next);
  await seedShuffles(tf, unit);
  return {
    begin(key) {
      source = randomFrom(key);
    },
  };
}

function replaceCrypto(world: object, next: RandomSource): void {
  for (let holder: object | null = world; holder !== null; holder = Object.getPrototypeOf(holder)) {
    if (Object.hasOwn(holder, 'crypto')) Reflect.deleteProperty(holder, 'crypto');
  }
  const getRandomValues = <T>(array: T): T => {
    if (!ArrayBuffer.isView(array) || array instanceof DataView) {
      throw new TypeError('crypto.getRandomValues() takes a typed array of integers.');
    }
    if (array.byteLength > BYTES_MAX) {
      throw new RangeError(`crypto.getRandomValues() fills at most ${BYTES_MAX} bytes.`);
    }
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = next() >>> 24;
    return array;
  };
  const randomUUID = (): string => uuidOf(getRandomValues(new Uint8Array(16)));
  Object.defineProperty(world, 'crypto', {
    value: Object.freeze({ getRandomValues, randomUUID }),
    writable: false,
    configurable: false,
  });
}

/** Version 4 (RFC 9562, section 5.4). */
function uuidOf(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

type Shuffle = (this: unknown, size: unknown, seed?: unknown, ...rest: unknown[]) => unknown;

/** Without a seed they would take the time for one. Iterators are shuffled by a class that no namespace names. */
async function seedShuffles(tf: TensorFlow, unit: () => number): Promise<void> {
  const iterator = await tf.data.array([0]).iterator();
  let base: object = iterator;
  while (!Object.hasOwn(base, 'shuffle')) base = Object.getPrototypeOf(base) as object;
  for (const prototype of [tf.data.Dataset.prototype, base] as { shuffle: Shuffle }[]) {
    const { shuffle } = prototype;
    const seeded: Shuffle = function (this: unknown, size, seed, ...rest) {
      return shuffle.call(this, size, seed || String(unit()), ...rest);
    };
    Object.defineProperty(prototype, 'shuffle', { value: seeded, writable: true, configurable: true });
  }
}
