import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTold, axesOf, indexInWords, numberText, numberTexts, shapeText } from './index-words.ts';

describe('places in words', () => {
  it('have the author’s words where there is one for each axis, and numbers where not', () => {
    const layout = ['batch', 'row', 'column'];
    expect(indexInWords([0, 3, 5], layout)).toBe('batch 0, row 3, column 5');
    expect(indexInWords([0, 3], layout)).toBe('index [0, 3]');
    expect(indexInWords([2], undefined)).toBe('index [2]');
    expect(indexInWords([], layout)).toBe('the only value');
    expect(axesOf(3, layout)).toEqual([0, 1, 2].map((axis) => ({ axis, word: layout[axis] })));
    expect(axesOf(2, layout)).toEqual([{ axis: 0 }, { axis: 1 }]);
    expect([axesOf(0, []), shapeText([]), shapeText([1, 6, 6, 1])]).toEqual([[], '[]', '[1, 6, 6, 1]']);
  });
});

describe('numbers in words', () => {
  it.each<[number, string]>([
    [0, '0'],
    [-0, '0'],
    [1 / 3, '0.3333'],
    [-2.5, '−2.5'],
    [1e-4, '1e-4'],
    [-1.25e-7, '−1.25e-7'],
    [123456, '123500'],
    [1e6, '1e6'],
    [12_345_678, '1.235e7'],
    [Number.NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('%d is "%s"', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it('are the number that was told, to the digits told', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
        const read = Number(numberText(value).replace('−', '-'));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 5.001e-4);
        expect(asTold(read)).toBe(asTold(value) + 0);
      }),
    );
  });

  it('two that differ read otherwise, with no more digits than that takes', () => {
    expect(numberTexts(1, 2)).toEqual(['1', '2']);
    expect(numberTexts(1.23456789, 2.3456789)).toEqual(['1.235', '2.346']);
    expect(numberTexts(1.00001, 1.00002)).toEqual(['1.00001', '1.00002']);
    expect(numberTexts(0.1234561, 0.1234562)).toEqual(['0.1234561', '0.1234562']);
    expect(numberTexts(1, 1 + 1e-12)).toEqual(['1', '1.000000000001']);
    expect(numberTexts(1, 1 + Number.EPSILON)).toEqual(['1', '1.0000000000000002']);
    expect(numberTexts(1e15, 1e15 + 1)).toEqual(['1e15', '1.000000000000001e15']);
    expect(numberTexts(0.5, 0.5)).toEqual(['0.5', '0.5']);
    // Counts of parameters: the last digit of a power of ten is found by counting places.
    expect(numberTexts(150_528_990, -150_528_990)).toEqual(['1.505e8', '−1.505e8']);
    expect(numberTexts(150_528_990, 150_528_988)).toEqual(['150528990', '150528988']);
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.integer({ min: -9, max: 9 }), (a, steps) => {
        const b = a + steps * Number.EPSILON * Math.abs(a);
        const [left, right] = numberTexts(a, b);
        expect(left !== right).toBe(a !== b);
      }),
    );
  });
});
