import { expect, it } from 'vitest';
import { linesAround } from './code-lines.ts';

const source = 'one\ntwo\nthree\nfour';

it('gives the marked line with its neighbours', () => {
  expect(linesAround(source, 2)).toEqual([
    { number: 1, text: 'one', marked: false },
    { number: 2, text: 'two', marked: true },
    { number: 3, text: 'three', marked: false },
  ]);
});

it('stays inside the source at both ends', () => {
  expect(linesAround(source, 1).map((line) => line.number)).toEqual([1, 2]);
  expect(linesAround(source, 4).map((line) => line.number)).toEqual([3, 4]);
});

it('gives nothing for a line that is not there', () => {
  expect(linesAround(source, 0)).toEqual([]);
  expect(linesAround(source, 5)).toEqual([]);
});
