import { expect, test } from 'vitest';
import { movedTimeWords } from './dates-words.ts';

test('a time that a copy moved is named with what it has become', () => {
  const moved = { title: 'Conv2d', field: 'due', becomes: '2027-03-28T03:30' } as const;
  expect(movedTimeWords(moved)).toMatch(
    /^Conv2d is due .*28 Mar.*03:30: its own time does not exist on that day\.$/,
  );
});
