import { describe, expect, it } from 'vitest';
import {
  cssColour,
  divergingColour,
  legendGradient,
  luminance,
  sequentialColour,
  textColourOn,
} from './colour-scales.ts';

describe('sequential scale', () => {
  it('starts at the dark end for zero and ends at yellow for the limit', () => {
    expect(sequentialColour(0, 6.6)).toEqual([0x44, 0x01, 0x54]);
    expect(sequentialColour(6.6, 6.6)).toEqual([0xfd, 0xe7, 0x25]);
  });

  it('mixes neighbouring stops in sRGB', () => {
    expect(sequentialColour(0.05, 1)).toEqual([0x46, 0x13, 0x65]);
  });

  it('gives the zero colour when every value is zero', () => {
    expect(sequentialColour(0, 0)).toEqual([0x44, 0x01, 0x54]);
  });

  it('clamps values past the limit', () => {
    expect(sequentialColour(9, 1)).toEqual(sequentialColour(1, 1));
  });
});

describe('diverging scale', () => {
  it('is blue below zero, orange above and neutral at zero in both themes', () => {
    for (const theme of ['light', 'dark'] as const) {
      const [redBelow, , blueBelow] = divergingColour(-1, 1, theme);
      const [redAbove, , blueAbove] = divergingColour(1, 1, theme);
      expect(blueBelow).toBeGreaterThan(redBelow);
      expect(redAbove).toBeGreaterThan(blueAbove);
    }
    expect(divergingColour(0, 1, 'light')).toEqual([0xf5, 0xf5, 0xf2]);
    expect(divergingColour(0, 1, 'dark')).toEqual([0x1c, 0x25, 0x2b]);
  });

  it('gives the neutral colour when the limit is zero', () => {
    expect(divergingColour(0, 0, 'light')).toEqual([0xf5, 0xf5, 0xf2]);
  });
});

describe('text on cells', () => {
  it('keeps a contrast of at least 3.8 on every colour of the scales', () => {
    const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    for (let step = 0; step <= 100; step++) {
      for (const colour of [
        sequentialColour(step, 100),
        divergingColour(step * 2 - 100, 100, 'light'),
        divergingColour(step * 2 - 100, 100, 'dark'),
      ]) {
        const text = textColourOn(colour) === '#000' ? 0 : 1;
        expect(ratio(luminance(colour), text), cssColour(colour)).toBeGreaterThan(3.8);
      }
    }
  });
});

it('draws the legend with the stops of the theme', () => {
  expect(legendGradient('diverging', 'dark')).toContain('#9CC8F5');
  expect(legendGradient('sequential', 'dark')).toMatch(/^linear-gradient\(to right, #440154.*#FDE725\)$/);
});
