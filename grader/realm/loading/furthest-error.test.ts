import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { furthestSyntaxError, type PlacedError } from './furthest-error.ts';

/** A parser that tries readings one after the other, each ending in an error at its place. */
function readings(...places: readonly number[]): () => never {
  return () => {
    for (const pos of places) {
      const error: PlacedError = new SyntaxError(`at ${pos}`);
      error.pos = pos;
    }
    throw new Error('gave up');
  };
}

describe('of the errors of a parser that tries several readings', () => {
  it.each([
    [[3], 'ab\ncd', 3, 2, 1],
    [[0, 4, 1], 'ab\ncd', 4, 2, 2],
    [[5], 'ab\ncd', 5, 2, 3],
    [[0], 'ab', 0, 1, 1],
    [[6], 'a\n\n\nbc', 6, 4, 3],
  ])('at %j, the furthest is told with its line and column', (places, source, pos, line, column) => {
    expect(furthestSyntaxError(readings(...places), source)).toMatchObject({
      message: `at ${pos}`,
      loc: { line, column },
    });
  });

  it('there may be none: an error that nobody placed has no line', () => {
    expect(furthestSyntaxError(readings(), 'a')).toBeNull();
    expect(furthestSyntaxError(() => 1, 'a')).toBeNull();
  });

  it('none is left over for the next parser', () => {
    furthestSyntaxError(readings(9), 'a');
    expect(furthestSyntaxError(readings(2), 'abc')).toMatchObject({ message: 'at 2' });
    expect(furthestSyntaxError(readings(), 'abc')).toBeNull();
  });

  it('none is listened to outside, and errors have their place as ever', () => {
    const error: PlacedError = new SyntaxError('x');
    error.pos = 7;
    expect(Object.getOwnPropertyDescriptor(error, 'pos')).toEqual({
      value: 7,
      writable: true,
      configurable: true,
      enumerable: true,
    });
    expect(() => parse('const = 1;', { ecmaVersion: 'latest' })).toThrow(expect.objectContaining({ pos: 6 }));
  });
});
