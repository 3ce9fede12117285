import { expect, test } from 'vitest';
import { firstWeekOf, templateWall } from './template-week.ts';

test('weekday and time stay, whatever day of the week a course starts on', () => {
  const due = { week: 4, day: 'sun', at: '23:59' } as const;
  for (const start of ['2026-10-26', '2026-10-29', '2026-11-01'])
    expect(templateWall(due, { start, firstWeek: 3 })).toBe('2026-11-08T23:59');
});

test('the first week is that of the session that opens first', () => {
  const opens = (week: number) => ({ opens: { week, day: 'mon', at: '09:30' } as const });
  expect(firstWeekOf([opens(5), opens(3)])).toBe(3);
});
