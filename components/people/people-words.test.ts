import { expect, test } from 'vitest';
import { linkStateWords, peopleInWords } from './people-words.ts';

test('one person is one', () => {
  expect([0, 1, 2].map(peopleInWords)).toEqual(['0 people', '1 person', '2 people']);
});

test('an open link says how long it is open, and warns on its last day', () => {
  const now = new Date('2026-12-01T12:00:00Z');
  const words = (expiresAt: string) => linkStateWords({ state: 'open', expiresAt }, now);
  expect(words('2026-12-17T13:00:00Z')).toEqual({ words: 'open, 16 days left', tone: 'pass' });
  expect(words('2026-12-02T13:00:00Z').words).toBe('open, 1 day left');
  expect(words('2026-12-02T11:00:00Z')).toEqual({ words: 'open, ends within a day', tone: 'warn' });
});
