import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCalendarDays } from './calendar.ts';

const ZONES = [
  'UTC',
  'Europe/Zurich',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
];
const clock = (at: Date, timeZone: string) =>
  at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = (at: Date, timeZone: string) => at.toLocaleDateString('en-CA', { timeZone });

test.each([
  // Zurich: 02:00 to 03:00 does not exist on 29 March 2026.
  ['2026-03-28T01:30:00Z', 'Europe/Zurich', 1, '2026-03-29T01:30:00.000Z'],
  // 02:30 comes twice on 25 October 2026: the first is meant.
  ['2026-10-24T00:30:00Z', 'Europe/Zurich', 1, '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T01:30:00Z', 'Europe/Zurich', 1, '2026-10-26T01:30:00.000Z'],
  // Lord Howe moves by half an hour.
  ['2026-04-03T12:00:00Z', 'Australia/Lord_Howe', 2, '2026-04-05T12:30:00.000Z'],
  // Apia had no 30 December 2011.
  ['2011-12-29T12:00:00Z', 'Pacific/Apia', 2, '2011-12-30T12:00:00.000Z'],
  ['2026-02-27T23:59:59.250Z', 'UTC', 2, '2026-03-01T23:59:59.250Z'],
])('from %s in %s %i days later is %s', (from, zone, days, expected) => {
  expect(addCalendarDays(new Date(from), days, zone).toISOString()).toBe(expected);
});

test('the clock shows the same time so many days later, wherever that time exists', () => {
  const date = fc.date({ min: new Date('2015-01-01'), max: new Date('2037-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(date, fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 400 }), (at, zone, days) => {
      const later = addCalendarDays(at, days, zone);
      const wanted = new Date(Date.parse(`${day(at, zone)}T00:00:00Z`) + days * 86_400_000);
      const inGap = clock(later, zone) !== clock(at, zone);
      // A gap is an hour at most in these zones and years, and moves the time forward only.
      if (inGap)
        expect(later.getTime() - at.getTime() - days * 86_400_000).toBeGreaterThanOrEqual(-3_600_000);
      else expect(day(later, zone)).toBe(wanted.toISOString().slice(0, 10));
    }),
    { numRuns: 500 },
  );
});

test('a zone that does not exist is refused', () => {
  expect(() => addCalendarDays(new Date(), 1, 'Europe/Atlantis')).toThrow(RangeError);
});
