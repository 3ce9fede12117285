import { expect, it } from 'vitest';
import { debugWords } from './debug-words.ts';

it('says nothing where the case is of the code that was called', () => {
  for (const isOpenCode of [true, false, undefined])
    expect(debugWords({ called: 'a', judged: 'a', isOpenCode })).toBeNull();
});

it('says whose it is where the case is of other code', () => {
  const edited = { called: 'b', judged: 'a' };
  expect(debugWords({ ...edited, isOpenCode: true })).toBe('Of the code that is open now.');
  expect(debugWords({ ...edited, isOpenCode: false })).toMatch(/^Of other code than is open now\./);
  expect(debugWords(edited)).toBe('Of other code than this case.');
});
