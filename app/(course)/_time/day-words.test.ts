import { describe, expect, it } from 'vitest';
import { dayWords, momentWords } from './day-words.ts';

describe('days and moments in words', () => {
  const noon = new Date('2026-09-18T12:00:00Z');

  it('write months with three letters, September too', () => {
    expect(dayWords(noon, { weekday: false, year: false, timeZone: 'UTC' })).toBe('18 Sep');
    expect(dayWords(noon, { weekday: true, year: true, timeZone: 'UTC' })).toBe('Fri 18 Sep 2026');
  });

  it('give the time on a clock of 24 hours in the zone of the reader', () => {
    const reader = { now: '2026-11-23T09:00:00Z', timeZone: 'Europe/Brussels' };
    expect(momentWords('2026-11-23T13:02:00Z', reader)).toBe('23 Nov, 14:02');
    expect(momentWords('2025-12-31T23:30:00Z', reader)).toBe('1 Jan, 00:30');
    expect(momentWords('2025-11-23T13:02:00Z', reader)).toBe('23 Nov 2025, 14:02');
  });
});
