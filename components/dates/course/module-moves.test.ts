import { expect, test } from 'vitest';
import { dropPlace, movedTo } from './module-moves.ts';

const LIST = ['a', 'b', 'c', 'd'];

test('a module goes up and down, and the others close up', () => {
  expect(movedTo(LIST, { from: 0, to: 2 })).toEqual(['b', 'c', 'a', 'd']);
  expect(movedTo(LIST, { from: 3, to: 0 })).toEqual(['d', 'a', 'b', 'c']);
});

test('what is dropped lands on the side of the row where the pointer is', () => {
  const drop = (from: number, over: number, isLowerHalf: boolean) =>
    movedTo(LIST, { from, to: dropPlace({ from, over, isLowerHalf }) }).join('');
  expect([drop(0, 2, false), drop(0, 2, true), drop(3, 1, false), drop(3, 1, true)]).toEqual([
    'bacd',
    'bcad',
    'adbc',
    'abdc',
  ]);
  expect([drop(1, 1, false), drop(1, 1, true)]).toEqual(['abcd', 'abcd']);
});
