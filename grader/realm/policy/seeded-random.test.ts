import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RandomKey } from '#grader/protocol.ts';
import { type SeededRandom, seedRandomness } from './seeded-random.ts';

const native = Math.random;
const world = { crypto: globalThis.crypto };
/** As the judge makes them: words of a digest. */
const ONE: RandomKey = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
const OTHER: RandomKey = [0x165667b1, 0xd3a2646c, 0xfd7046c5, 0xb55a4f09];
let random: SeededRandom;
beforeAll(async () => {
  await tf.setBackend('cpu');
  random = await seedRandomness(tf, world);
});
afterAll(() => {
  Math.random = native;
});

/** Every way to numbers that TensorFlow.js and the language have. */
const SOURCES: Readonly<Record<string, () => unknown>> = {
  'Math.random': () => Math.random(),
  'crypto.getRandomValues': () => world.crypto.getRandomValues(new Uint32Array(3)).join(),
  'crypto.randomUUID': () => world.crypto.randomUUID(),
  'tf.randomUniform': () => tf.randomUniform([3]).dataSync(),
  'tf.randomUniformInt': () => tf.randomUniformInt([5], 0, 1_000).dataSync(),
  'tf.randomNormal': () => tf.randomNormal([3]).dataSync(),
  'tf.randomStandardNormal': () => tf.randomStandardNormal([3]).dataSync(),
  'tf.truncatedNormal': () => tf.truncatedNormal([3]).dataSync(),
  'tf.randomGamma': () => tf.randomGamma([3], 2).dataSync(),
  'tf.multinomial': () => tf.multinomial(tf.tensor1d([1, 1, 1, 1]), 20).dataSync(),
  'tf.dropout': () => tf.dropout(tf.ones([40]), 0.5).dataSync(),
  'tf.initializers.glorotUniform': () => tf.initializers.glorotUniform({}).apply([3, 3]).dataSync(),
  'tf.initializers.heNormal': () => tf.initializers.heNormal({}).apply([3, 3]).dataSync(),
  'tf.initializers.orthogonal': () => tf.initializers.orthogonal({ gain: 1 }).apply([3, 3]).dataSync(),
  'a layer': () =>
    tf.layers
      .dense({ units: 3, inputShape: [2] })
      .apply(tf.ones([1, 2]))
      .toString(),
  'tf.util.shuffle': () => {
    const list = Array.from({ length: 20 }, (_, i) => i);
    tf.util.shuffle(list);
    return list;
  },
  'a shuffle of tf.data': () =>
    tf.data
      .array(Array.from({ length: 20 }, (_, i) => i))
      .shuffle(20)
      .toArray(),
  'a shuffle of an iterator': async () =>
    (await tf.data.array(Array.from({ length: 20 }, (_, i) => i)).iterator()).shuffle(20).toArray(),
};

async function drawn(key: RandomKey): Promise<Record<string, string>> {
  random.begin(key);
  const all: Record<string, string> = {};
  for (const [name, draw] of Object.entries(SOURCES)) all[name] = String(await draw());
  return all;
}

it('gives the same numbers for the same key, whatever was drawn before, from every source', async () => {
  const first = await drawn(ONE);
  Math.random();
  expect(await drawn(ONE)).toEqual(first);
});

it('gives others for another key, from every source', async () => {
  const first = await drawn(ONE);
  const other = await drawn(OTHER);
  for (const name of Object.keys(SOURCES)) expect(other[name], name).not.toBe(first[name]);
});

it('draws numbers that look drawn: units spread over [0, 1), identifiers of version 4', () => {
  random.begin([9, 8, 7, 6]);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const cell = Math.floor(Math.random() * 10);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  expect(world.crypto.randomUUID()).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
});

it('refuses what crypto refuses', () => {
  expect(() => world.crypto.getRandomValues(new Uint8Array(70_000))).toThrow(RangeError);
  expect(() => world.crypto.getRandomValues([1] as unknown as Uint8Array)).toThrow(TypeError);
});

it('is pinned: runs of a submission that is stored draw what they drew', () => {
  random.begin([1, 2, 3, 4]);
  // xoshiro128** from this state gives 11520 and 0 (Blackman and Vigna), of which a unit takes the upper 27 and 26 bits.
  expect(Math.random()).toBe(360 / 2 ** 27);
  random.begin([1, 2, 3, 4]);
  expect([...world.crypto.getRandomValues(new Uint8Array(2))]).toEqual([0, 0]);
});

it('units are multiples of 2 to the −53, never 1', () => {
  random.begin(OTHER);
  for (let i = 0; i < 2_000; i++) {
    const unit = Math.random();
    expect(Number.isInteger(unit * 2 ** 53) && unit >= 0 && unit < 1).toBe(true);
  }
});

it('a key of nothing but zeros draws numbers too, and so does one of nothing but ones', () => {
  for (const key of [
    [0, 0, 0, 0],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
  ] as const) {
    random.begin(key);
    const units = Array.from({ length: 200 }, () => Math.random());
    expect(new Set(units).size).toBeGreaterThan(190);
  }
});

it('bytes are written where they were asked for, and nowhere beside', () => {
  random.begin(ONE);
  const bytes = new Uint8Array(32);
  const inside = bytes.subarray(8, 24);
  expect(world.crypto.getRandomValues(inside)).toBe(inside);
  expect([...bytes.subarray(0, 8), ...bytes.subarray(24)]).toEqual(Array(16).fill(0));
  expect(new Set(inside).size).toBeGreaterThan(8);
});

it.each([Int8Array, Uint8ClampedArray, Int16Array, Uint32Array, BigInt64Array])('fills a %o', (Typed) => {
  random.begin(ONE);
  const first = world.crypto.getRandomValues(new Typed(8));
  random.begin(ONE);
  expect(world.crypto.getRandomValues(new Typed(8))).toEqual(first);
  expect(new Set<unknown>(first).size).toBeGreaterThan(4);
});

it('fills nothing, and as many bytes as are allowed', () => {
  expect(world.crypto.getRandomValues(new Uint8Array(0))).toHaveLength(0);
  expect(world.crypto.getRandomValues(new Uint8Array(65_536))).toHaveLength(65_536);
  expect(() => world.crypto.getRandomValues(new Uint8Array(65_537))).toThrow('at most 65536 bytes');
  expect(() => world.crypto.getRandomValues(new DataView(new ArrayBuffer(8)))).toThrow(TypeError);
});

it('identifiers follow one another, each another', () => {
  random.begin(ONE);
  const all = Array.from({ length: 50 }, () => world.crypto.randomUUID());
  expect(new Set(all).size).toBe(50);
});

it('a seed of the code itself is the code’s: it shuffles alike under every key', async () => {
  const shuffled = async (key: RandomKey) => {
    random.begin(key);
    return tf.data
      .array(Array.from({ length: 20 }, (_, i) => i))
      .shuffle(20, 'mine')
      .toArray();
  };
  expect(await shuffled(ONE)).toEqual(await shuffled(OTHER));
});

it('nothing of it can be taken away again', () => {
  expect(Object.isFrozen(world.crypto)).toBe(true);
  expect(Reflect.deleteProperty(world, 'crypto')).toBe(false);
  expect(Reflect.set(world, 'crypto', globalThis.crypto)).toBe(false);
  expect('subtle' in world.crypto).toBe(false);
});
