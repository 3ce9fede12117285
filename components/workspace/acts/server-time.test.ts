import { expect, it } from 'vitest';
import { ServerTime } from './server-time.ts';

const MINUTE_MS = 60_000;
const NOON = '2026-12-01T12:00:00.000Z';
const afterNoon = (minutes: number) => new Date(Date.parse(NOON) + minutes * MINUTE_MS).toISOString();

it.each([0, 180, -180])('goes on from what the server said on a clock that is %i minutes wrong', (wrong) => {
  let here = Date.parse(NOON) + wrong * MINUTE_MS;
  const time = new ServerTime(() => here);
  time.hear(NOON);
  expect(time.now().toISOString()).toBe(NOON);
  here += 20 * MINUTE_MS;
  expect(time.now().toISOString()).toBe(afterNoon(20));
});

it('takes a newer page at its word, and no older one that is brought back', () => {
  let here = 0;
  const time = new ServerTime(() => here);
  time.hear(NOON);
  here += 10 * MINUTE_MS;
  time.hear(NOON);
  expect(time.now().toISOString()).toBe(afterNoon(10));
  time.hear(afterNoon(11));
  expect(time.now().toISOString()).toBe(afterNoon(11));
  time.hear(NOON);
  expect(time.now().toISOString()).toBe(afterNoon(11));
});

it('is the browser’s own before a page said anything', () => {
  expect(new ServerTime(() => Date.parse(NOON)).now().toISOString()).toBe(NOON);
});
