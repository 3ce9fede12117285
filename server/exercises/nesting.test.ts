import { expect, it } from 'vitest';
import { tooDeepLine } from './nesting.ts';

it.each([
  ['quotes', '>'],
  ['quotes with space', '> '],
  ['lists', '- '],
  ['numbered lists', '12. '],
  ['numbered lists of the other kind', '1) '],
  ['footnotes', '[^a]: '],
  ['all of them', '> * 1. '],
])('finds the line with too many %s, and no other', (_, marker) => {
  const fine = `${marker.repeat(13)}a`;
  expect(tooDeepLine(`${fine}\n${fine}\n${marker.repeat(41)}a`)).toBe(3);
  expect(tooDeepLine(`${fine}\n`.repeat(50))).toBeNull();
});

it.each(['-'.repeat(200), '*'.repeat(200), '1.'.repeat(100), `|${'-|'.repeat(100)}`, ' '.repeat(5_000)])(
  'takes no line for a nest that is none: %#',
  (line) => {
    expect(tooDeepLine(line)).toBeNull();
  },
);
