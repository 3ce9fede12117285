import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveWallTime, wallTimeOf } from './wall-time.ts';

const ZONE = 'Europe/Zurich';

describe('a time on the wall', () => {
  it('is an instant of the zone, in summer and in winter', () => {
    const at = (text: string) => {
      const resolved = resolveWallTime(text, ZONE);
      return resolved.kind === 'instant' ? resolved.at.toISOString() : resolved.kind;
    };
    expect(at('2026-12-07T18:00')).toBe('2026-12-07T17:00:00.000Z');
    expect(at('2026-07-07T18:00')).toBe('2026-07-07T16:00:00.000Z');
    expect(['2026-02-30T10:00', '2026-13-01T10:00', '7 Dec', ''].map(at)).toEqual(
      Array(4).fill('unreadable'),
    );
  });

  it('that the clocks jump over is refused, with what could be meant', () => {
    // 28 March 2027: after 01:59 comes 03:00.
    expect(resolveWallTime('2027-03-28T02:30', ZONE)).toEqual({
      kind: 'skipped',
      offers: ['2027-03-28T03:00', '2027-03-28T01:30'],
    });
    for (const offer of ['2027-03-28T03:00', '2027-03-28T01:30'])
      expect(resolveWallTime(offer, ZONE)).toMatchObject({ kind: 'instant', twice: false });
    // The hour at which the gap begins is in it.
    expect(resolveWallTime('2027-03-28T02:00', ZONE)).toEqual({
      kind: 'skipped',
      offers: ['2027-03-28T03:00', '2027-03-28T01:00'],
    });
  });

  it('that comes twice is the first, and says so', () => {
    expect(resolveWallTime('2026-10-25T02:30', ZONE)).toEqual({
      kind: 'instant',
      at: new Date('2026-10-25T00:30:00Z'),
      twice: true,
    });
  });

  it('goes to an instant and back', () => {
    const zone = fc.constantFrom('Europe/Zurich', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    const minute = fc.integer({ min: 28_000_000, max: 31_000_000 });
    fc.assert(
      fc.property(zone, minute, (timeZone, minutes) => {
        const text = wallTimeOf(new Date(minutes * 60_000), timeZone);
        const resolved = resolveWallTime(text, timeZone);
        expect(resolved.kind).toBe('instant');
        if (resolved.kind === 'instant') expect(wallTimeOf(resolved.at, timeZone)).toBe(text);
      }),
    );
  });
});
