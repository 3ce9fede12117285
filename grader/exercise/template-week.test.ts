import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { firstWeekOf, templateWall, WEEKDAYS } from './template-week.ts';

test('weekday and time stay, whatever day of the week a course starts on', () => {
  const due = { week: 4, day: 'sun', at: '23:59' } as const;
  for (const start of ['2026-10-26', '2026-10-29', '2026-11-01'])
    expect(templateWall(due, { start, firstWeek: 3 })).toBe('2026-11-08T23:59');
});

test('the first week is that of the session that opens first', () => {
  const opens = (week: number) => ({ opens: { week, day: 'mon', at: '09:30' } as const });
  expect(firstWeekOf([opens(5), opens(3)])).toBe(3);
});

describe('a date of a template', () => {
  it.each([
    ['over the end of a year', '2026-12-28', 2, 'fri', '2027-01-08'],
    ['over a leap day', '2028-02-28', 1, 'wed', '2028-03-01'],
    ['in a year without one', '2027-02-22', 2, 'mon', '2027-03-01'],
    ['in the week of the start, before its day', '2026-10-29', 1, 'mon', '2026-10-26'],
    ['over the end of summer time', '2026-10-19', 2, 'sun', '2026-11-01'],
    ['a year later', '2026-10-26', 53, 'mon', '2027-10-25'],
  ] as const)('%s is the calendar’s', (_, start, week, day, date) => {
    expect(templateWall({ week, day, at: '09:30' }, { start, firstWeek: 1 })).toBe(`${date}T09:30`);
  });

  it('falls on its weekday, so many weeks after the first as the template says', () => {
    const start = fc
      .integer({ min: 0, max: 20_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    const time = fc.record({
      week: fc.integer({ min: 1, max: 60 }),
      day: fc.constantFrom(...WEEKDAYS),
      at: fc.constant('10:00'),
    });
    fc.assert(
      fc.property(start, time, fc.integer({ min: 1, max: 10 }), (from, template, firstWeek) => {
        const date = new Date(`${templateWall(template, { start: from, firstWeek })}Z`);
        // Sunday is 0 there and last here.
        expect(WEEKDAYS[(date.getUTCDay() + 6) % 7]).toBe(template.day);
        const next = templateWall({ ...template, week: template.week + 1 }, { start: from, firstWeek });
        expect(Date.parse(`${next}Z`) - date.getTime()).toBe(7 * 86_400_000);
        const first = Date.parse(
          `${templateWall({ week: firstWeek, day: 'mon', at: '00:00' }, { start: from, firstWeek })}Z`,
        );
        expect(Date.parse(from) - first).toBeGreaterThanOrEqual(0);
        expect(Date.parse(from) - first).toBeLessThan(7 * 86_400_000);
      }),
    );
  });
});
