import { expect, it } from 'vitest';
import { createRandomKeys } from './random-keys.ts';

it('follows from seed, case and place alone', () => {
  const [one, other] = [createRandomKeys(), createRandomKeys()];
  const among = ['a', 'b', 'c'].map((id) => one.ofCall(7, id, 2));
  expect(other.ofCall(7, 'b', 2)).toEqual(among[1]);
  expect(other.ofLoad(7)).toEqual(one.ofLoad(7));
});

it('is another key for every seed, case, place and use, also where the parts written together are the same', () => {
  const keys = createRandomKeys();
  const all = [
    keys.ofLoad(1),
    keys.ofLoad(2),
    keys.ofCall(1, 'a', 0),
    keys.ofCall(1, 'a', 1),
    keys.ofCall(1, 'a1', 1),
    keys.ofCall(1, 'a', 11),
    keys.ofCall(2, 'a', 0),
    keys.ofCall(1, 'load', 0),
    keys.ofCall(1, '', 0),
  ];
  expect(new Set(all.map(String)).size).toBe(all.length);
});

it('tells of the seed only to those who try seeds, each at the price of hundreds of digests', () => {
  // A key that one digest of the seed gives would be found in the list of all seeds within minutes.
  const started = performance.now();
  createRandomKeys().ofLoad(3);
  const once = performance.now() - started;
  const keys = createRandomKeys();
  keys.ofLoad(4);
  const again = performance.now();
  for (let place = 0; place < 20; place++) keys.ofCall(4, 'a', place);
  expect(once).toBeGreaterThan((performance.now() - again) / 20);
});
