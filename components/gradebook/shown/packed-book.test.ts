import { expect, it } from 'vitest';
import { packBook, unpackBook } from './packed-book.ts';
import { SMALL_BOOK } from './testing.ts';

it('comes out as it went in, fractions and names included', () => {
  const [first, ...others] = SMALL_BOOK.rows;
  const rows = [{ ...first, name: 'Ada "</script>" \u2028 Noël', points: [1 / 3, 0, null] }, ...others];
  const book = { ...SMALL_BOOK, rows } as typeof SMALL_BOOK;
  expect(unpackBook(packBook(book))).toEqual(book);
});
