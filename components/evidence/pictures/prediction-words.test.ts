import { describe, expect, it } from 'vitest';
import { gridSentence, predictionRows, tileWords } from './prediction-words.ts';

const shown = (wrong: number, right: number) => [
  ...Array.from({ length: wrong }, () => ({ predicted: '1', actual: '7' })),
  ...Array.from({ length: right }, () => ({ predicted: '3', actual: '3' })),
];

it('an image that was read wrong says so without its colour', () => {
  expect(tileWords({ predicted: '1', actual: '7' })).toEqual({
    wrong: true,
    caption: '1, is 7',
    text: '7, read as 1: wrong',
  });
  expect(tileWords({ predicted: '7', actual: '7' })).toEqual({
    wrong: false,
    caption: '7',
    text: '7, read right',
  });
});

describe('the sentence over the grid', () => {
  it.each([
    [368, 400, shown(16, 8), '368 of 400 right. 16 of the 32 mistakes are shown, then 8 of the others.'],
    [29, 30, shown(1, 23), '29 of 30 right. The mistake is shown first, then 23 of the others.'],
    [0, 400, shown(24, 0), '0 of 400 right. 24 of the 400 mistakes are shown.'],
    [30, 30, shown(0, 24), '30 of 30 right. 24 of them are shown.'],
    [5, 5, shown(0, 5), '5 of 5 right.'],
  ])('counts all, and says what is shown (%i of %i)', (right, total, images, sentence) => {
    expect(gridSentence({ right, total, shown: images })).toBe(sentence);
  });
});

it('the table has a row for each image that is shown, and says in a word what was read wrong', () => {
  expect(predictionRows({ right: 1, total: 2, shown: shown(1, 1) })).toEqual([
    { name: 'image 1', cells: ['7', '1', 'wrong'], wrong: true },
    { name: 'image 2', cells: ['3', '3', 'right'], wrong: false },
  ]);
});
