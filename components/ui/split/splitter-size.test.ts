import { expect, it } from 'vitest';
import { boundedSize, sizeAfterKey } from './splitter-size.ts';

const room = { total: 1_000, least: 200, leastAcross: 300 };

it('keeps room on both sides, and on its own where there is too little', () => {
  expect([0, 450, 2_000].map((size) => boundedSize(size, room))).toEqual([200, 450, 700]);
  expect(boundedSize(450, { ...room, total: 400 })).toBe(200);
});

it('moves the line the way that the arrow points, whichever side the pane is on', () => {
  const before = { room, grows: 1, upright: true } as const;
  const after = { room, grows: -1, upright: true } as const;
  expect(sizeAfterKey('ArrowRight', 400, before)).toBe(416);
  expect(sizeAfterKey('ArrowRight', 400, after)).toBe(384);
  expect(sizeAfterKey('ArrowUp', 400, { ...after, upright: false })).toBe(416);
  expect(sizeAfterKey('Home', 400, before)).toBe(200);
  expect(sizeAfterKey('End', 400, before)).toBe(700);
});

it('leaves other keys alone', () => {
  const before = { room, grows: 1, upright: true } as const;
  for (const key of ['ArrowUp', 'Tab', 'a']) expect(sizeAfterKey(key, 400, before)).toBeNull();
});
