import { expect, test } from 'vitest';
import { parseDate } from './parse-date.ts';

// A Monday.
const FROM = '2026-12-07T18:00';
const read = (text: string) => parseDate(text, FROM);

test('reads what people type, and fills in what they leave out', () => {
  expect(
    ['8 dec', 'Tue 8 Dec 2027 9:30', 'tue 20', 'sun', '+1w', '-2d', '2026-12-08', '2026-12-08 07:05'].map(
      read,
    ),
  ).toEqual([
    '2026-12-08T18:00',
    '2027-12-08T09:30',
    '2026-12-08T20:00',
    '2026-12-13T18:00',
    '2026-12-14T18:00',
    '2026-12-05T18:00',
    '2026-12-08T18:00',
    '2026-12-08T07:05',
  ]);
});

test('an empty cell is no date, and what is no date is refused', () => {
  expect(['', ' – '].map(read)).toEqual([null, null]);
  expect(['31 feb', 'soon', '8 dec 25:00', '8 dec 18:00 or so', '2026-02-30'].map(read)).toEqual(
    Array(5).fill(undefined),
  );
});
