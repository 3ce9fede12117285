import { expect, test } from 'vitest';
import { clockChangesIn } from './clock-changes.ts';

test('the days on which clocks are put forward or back, between the first and the last date', () => {
  const rows = [
    { opens: '2026-09-01T08:00', due: '2026-10-25T18:00' },
    { opens: null, due: '2027-03-28T18:00' },
  ];
  expect(clockChangesIn(rows, 'Europe/Zurich')).toEqual(['2026-10-25T00:00', '2027-03-28T00:00']);
  expect(clockChangesIn(rows, 'America/New_York')).toEqual(['2026-11-01T00:00', '2027-03-14T00:00']);
  expect(clockChangesIn(rows, 'UTC')).toEqual([]);
  expect(clockChangesIn([], 'Europe/Zurich')).toEqual([]);
});
