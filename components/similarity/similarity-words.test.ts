import { expect, it } from 'vitest';
import { authorWords, comparedWords, leftOutWords, percentWords, runWords } from './similarity-words.ts';

it('says 100 % only where nothing differs', () => {
  expect([1, 0.9999, 0.35, 0.29].map(percentWords)).toEqual(['100%', '99%', '35%', '29%']);
});

it('names nobody whom the reader may not know', () => {
  const author = { submissionId: 's', number: 1, at: '', elsewhere: 'Deep Learning, Spring' };
  expect(authorWords({ ...author, name: null })).toBe('somebody in Deep Learning, Spring');
  expect(authorWords({ ...author, name: 'Ada', elsewhere: null })).toBe('Ada');
});

it('says what was left out of a comparison, and why', () => {
  const found = { at: '', pairs: [], pairsLeftOut: 0, clusters: [], distribution: [] };
  expect(comparedWords({ ...found, programs: 1, earlier: 0, short: 0, unread: 0 })).toHaveLength(1);
  expect(comparedWords({ ...found, programs: 9, earlier: 4, short: 2, unread: 1 })).toEqual([
    '9 programs that count were compared.',
    'So were 4 of other terms.',
    '2 have too little beyond the starter and what many write.',
    '1 could not be read as a program.',
  ]);
});

it('accuses nobody', () => {
  const run = { batchId: '', done: 1, total: 2, stuck: false };
  const states = ['running', 'ready', 'cancelled'] as const;
  const all = states.map((state) => runWords({ ...run, state }, true)).join(' ');
  expect(all).not.toMatch(/guilt|cheat|plagiar|copied|fraud/i);
});

it('points to what was found before only where there is some', () => {
  const stopped = { batchId: '', done: 1, total: 2, stuck: false, state: 'cancelled' } as const;
  expect([true, false].map((hasFound) => runWords(stopped, hasFound)?.includes('below'))).toEqual([
    true,
    false,
  ]);
});

it('says of one what it says of many', () => {
  const run = { batchId: '', stuck: false, state: 'running' } as const;
  expect(runWords({ ...run, done: 1, total: 1 }, false)).toBe('1 of 1 program is read.');
  expect(runWords({ ...run, done: 2, total: 3 }, false)).toBe('2 of 3 programs are read.');
  expect(leftOutWords(1)).toMatch(/^1 more pair is .* is not kept\.$/);
  expect(leftOutWords(4)).toMatch(/^4 more pairs are .* are not kept\.$/);
  const found = { at: '', pairs: [], pairsLeftOut: 0, clusters: [], distribution: [] };
  expect(comparedWords({ ...found, programs: 1, earlier: 1, short: 0, unread: 0 })).toEqual([
    '1 program that counts was compared.',
    'So was 1 of other terms.',
  ]);
});
