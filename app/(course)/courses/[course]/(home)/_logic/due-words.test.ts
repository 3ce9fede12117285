import { describe, expect, it } from 'vitest';
import { dueWords, opensWords } from './due-words.ts';

const now = '2026-11-23T09:00:00Z';
const at = (dueAt: string | null, timeZone = 'Europe/Brussels') =>
  dueWords({ dueAt, state: 'not-started', late: false, finished: false }, { now, timeZone });

describe('due dates in words', () => {
  it('are nothing where nothing is due', () => {
    expect(at(null)).toBeNull();
  });

  it('say the weekday and the distance when the day is near', () => {
    expect(at('2026-11-26T22:59:00Z')).toMatchObject({
      day: 'Thu 26 Nov, 23:59',
      distance: 'in 3 days',
      urgency: 'soon',
    });
    expect(at('2026-11-23T22:59:00Z')?.distance).toBe('today');
    expect(at('2026-11-24T22:59:00Z')?.distance).toBe('tomorrow');
  });

  it('say the hour, which on another clock is another one', () => {
    expect(at('2026-11-26T11:00:00Z')?.day).toBe('Thu 26 Nov, 12:00');
    expect(at('2026-11-26T11:00:00Z', 'America/Los_Angeles')?.day).toBe('Thu 26 Nov, 03:00');
  });

  it('call for what is verified with less than full marks, until it is due', () => {
    const partly = {
      dueAt: '2026-11-26T22:59:00Z',
      state: 'verified',
      late: false,
      finished: false,
    } as const;
    const zone = { now, timeZone: 'Europe/Brussels' };
    expect(dueWords(partly, zone)).toMatchObject({ distance: 'in 3 days', urgency: 'soon' });
    expect(dueWords({ ...partly, finished: true }, zone)).toMatchObject({ distance: null, urgency: 'quiet' });
  });

  it('say no distance when it is far', () => {
    expect(at('2026-12-03T22:59:00Z')).toMatchObject({
      day: 'Thu 3 Dec, 23:59',
      distance: null,
      urgency: 'quiet',
    });
  });

  it('follow the time zone of the reader across midnight', () => {
    expect(at('2026-11-26T22:59:00Z', 'Asia/Tokyo')).toMatchObject({
      day: 'Fri 27 Nov, 07:59',
      distance: 'in 4 days',
    });
    expect(at('2026-11-26T02:00:00Z', 'America/Los_Angeles')?.day).toBe('Wed 25 Nov, 18:00');
  });

  it('count a day as a day over the change to winter time', () => {
    const words = dueWords(
      { dueAt: '2026-10-26T08:00:00Z', state: 'not-started', late: false, finished: false },
      { now: '2026-10-24T08:00:00Z', timeZone: 'Europe/Brussels' },
    );
    expect(words?.distance).toBe('in 2 days');
  });

  it('say overdue only while work is missing', () => {
    expect(at('2026-09-18T21:59:00Z')).toMatchObject({
      day: '18 Sep',
      distance: 'overdue',
      urgency: 'overdue',
    });
    const verified = {
      dueAt: '2026-09-18T21:59:00Z',
      state: 'verified',
      late: false,
      finished: false,
    } as const;
    const zone = { now, timeZone: 'Europe/Brussels' };
    expect(dueWords(verified, zone)?.distance).toBeNull();
    expect(dueWords({ ...verified, late: true }, zone)).toMatchObject({ distance: 'late', urgency: 'quiet' });
  });

  it('name the year when it is another one', () => {
    expect(at('2027-01-14T22:59:00Z')?.day).toBe('Thu 14 Jan 2027, 23:59');
  });
});

it('says when a locked exercise opens, on the reader’s own day', () => {
  const at = { now: '2026-11-23T09:00:00Z', timeZone: 'Asia/Tokyo' };
  expect(opensWords('2026-12-03T20:00:00Z', at)).toBe('Opens Fri 4 Dec');
  expect(opensWords('2027-01-08T00:00:00Z', at)).toMatch(/2027$/);
});
