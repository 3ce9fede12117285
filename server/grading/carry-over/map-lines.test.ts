import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mapLines } from './map-lines.ts';

const text = (...lines: readonly string[]) => lines.join('\n');

it('finds lines where they went when lines came in before them', () => {
  const map = mapLines(text('a', 'b', 'c'), text('new', 'a', 'also new', 'b', 'c'));
  expect([...map]).toEqual(
    expect.arrayContaining([
      [1, 2],
      [2, 4],
      [3, 5],
    ]),
  );
});

it('leaves a line out that was changed or taken away', () => {
  const map = mapLines(text('a', 'return x', 'c'), text('a', 'return y', 'c'));
  expect(map.has(2)).toBe(false);
  expect(map.get(3)).toBe(3);
});

it('keeps a brace with its block, though there are others like it', () => {
  const before = text('one {', '  first', '}', 'two {', '  second', '}');
  const after = text('zero {', '  none', '}', 'one {', '  first', '}', 'two {', '  second', '}');
  expect(mapLines(before, after).get(3)).toBe(6);
  expect(mapLines(before, after).get(6)).toBe(9);
});

const lines = fc.array(fc.constantFrom('a', 'b', 'c', '}', '', 'x = 1'), { maxLength: 30 });

it('only ever pairs equal lines, each with one other', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const map = mapLines(text(...before), text(...after));
      expect(new Set(map.values()).size).toBe(map.size);
      for (const [from, to] of map) expect(after[to - 1] ?? '').toBe(before[from - 1] ?? '');
    }),
  );
});

it('maps every line of an unchanged text to itself', () => {
  fc.assert(
    fc.property(lines, (same) => {
      const map = mapLines(text(...same), text(...same));
      for (const [at] of text(...same)
        .split('\n')
        .entries())
        expect(map.get(at + 1)).toBe(at + 1);
    }),
  );
});
