import { describe, expect, it } from 'vitest';
import {
  cellTexts,
  formatBytes,
  formatDuration,
  formatNumber,
  formatPair,
  formatRange,
  numberOf,
} from './number-words.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [-3.289, '−3.29'],
    [3.32, '3.32'],
    [6.6, '6.6'],
    [12, '12'],
    [1234.5, '1235'],
    [0.00000024, '2.4e−7'],
    [1_500_000.5, '1.5e6'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, '+∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('prints %s as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('formatPair', () => {
  it('adds digits until two different values read differently', () => {
    expect(formatPair(0.54831, 0.54829)).toEqual(['0.54831', '0.54829']);
  });

  it('writes large whole numbers in full, where a power of ten would hide the difference', () => {
    expect(formatPair(150_528_990, 150_528_988)).toEqual(['150528990', '150528988']);
    expect(formatPair(1.5e8, 2.5e8)).toEqual(['1.5e8', '2.5e8']);
  });

  it('stays short for equal values', () => {
    expect(formatPair(0.54831, 0.54831)).toEqual(['0.548', '0.548']);
    expect(formatPair(Number.NaN, Number.NaN)).toEqual(['NaN', 'NaN']);
  });

  it('ends with nine digits when float32 cannot tell them apart', () => {
    expect(formatPair(1 / 3, 1 / 3 + 1e-12)).toEqual(['0.333333333', '0.333333333']);
  });
});

it('a range never has one number at both ends unless it is one', () => {
  expect(formatRange(0.54829, 0.54831)).toBe('0.54829 to 0.54831');
  expect(formatRange(-1, 2)).toBe('−1 to 2');
  expect(formatRange(0.999, 1.001, 2)).toBe('0.999 to 1');
});

it('reads the words that reports use for non-finite numbers', () => {
  expect(numberOf('NaN')).toBeNaN();
  expect(numberOf('-Infinity')).toBe(Number.NEGATIVE_INFINITY);
  expect(numberOf(2.5)).toBe(2.5);
});

it('prints times and sizes in the units of a reader', () => {
  expect([3.14, 61.2, 1_400, 12_300].map(formatDuration)).toEqual(['3.1 ms', '61 ms', '1.4 s', '12 s']);
  expect([12, 4_096, 3_140_000].map(formatBytes)).toEqual(['12 B', '4.1 kB', '3.1 MB']);
});

describe('cellTexts', () => {
  it('gets shorter, and never turns a number into nothing', () => {
    expect(cellTexts(0.972)).toEqual(['0.972', '0.97', '1', '1e0']);
    expect(cellTexts(-0.00712)).toEqual(['−0.00712', '−0.0071', '−0.007', '≈0']);
    expect(cellTexts(12_345).at(-1)).toBe('1e4');
    expect(cellTexts(0).at(-1)).toBe('0e0');
  });
});
