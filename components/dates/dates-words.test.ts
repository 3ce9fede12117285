import { expect, test } from 'vitest';
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { keptWords, movedTimeWords, takenOutWords } from './dates-words.ts';

test('a time that a copy moved is named with what it has become', () => {
  const moved = { title: 'Conv2d', field: 'due', becomes: '2027-03-28T03:30' } as const;
  expect(movedTimeWords(moved)).toMatch(
    /^Conv2d is due .*28 Mar.*03:30: its own time does not exist on that day\.$/,
  );
});

test('what is taken out says how much nobody sees any more, and that grades are kept', () => {
  const graded = (count: number) => ({ graded: count }) as DateRowView;
  expect(takenOutWords([])).toMatch(/^The module has no exercises\. It can be put back/);
  expect(takenOutWords([graded(0)])).toContain('Nobody has a grade there.');
  expect(takenOutWords([graded(1)])).toContain('1 grade is kept, with all programs.');
  expect(takenOutWords([graded(3), graded(4)])).toMatch(/its 2 exercises .* 7 grades are kept/);
});

test('what was not saved is told of, and that others have saved below it', () => {
  expect(keptWords('as-left')).toBe('Changes that you had not saved are here again.');
  expect(keptWords('over-others')).toMatch(/here again\. Other dates were saved meanwhile/);
});
