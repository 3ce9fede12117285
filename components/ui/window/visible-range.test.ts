import { describe, expect, it } from 'vitest';
import { scrolledTo, visibleRange } from './visible-range.ts';

describe('a windowed list', () => {
  it('draws what is in view and a few beyond, and never past the ends', () => {
    const window = { length: 100, size: 10, count: 50, beyond: 2 };
    expect(visibleRange({ ...window, start: 0 })).toEqual({ from: 0, to: 12 });
    expect(visibleRange({ ...window, start: 205 })).toEqual({ from: 18, to: 33 });
    expect(visibleRange({ ...window, start: 480 })).toEqual({ from: 46, to: 50 });
    expect(visibleRange({ ...window, start: 9_999 })).toEqual({ from: 50, to: 50 });
    expect(visibleRange({ ...window, start: 0, count: 0 })).toEqual({ from: 0, to: 0 });
  });

  it('scrolls no further than it must', () => {
    const window = { start: 100, length: 100, size: 10 };
    expect(scrolledTo(12, window)).toBe(100);
    expect(scrolledTo(3, window)).toBe(30);
    expect(scrolledTo(25, window)).toBe(160);
  });
});
