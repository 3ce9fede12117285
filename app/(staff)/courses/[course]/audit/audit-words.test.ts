import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { actionWords, detailWords } from './audit-words.ts';

it('says what was done in words, and an unknown kind by its name', () => {
  expect(actionWords('override.set')).toBe('set points by hand');
  expect(actionWords('something.new')).toBe('something.new');
});

it('shows what a reader can use: numbers and reasons, no ids and no hashes', () => {
  const details = {
    overrideId: '0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f',
    codeHash: 'a'.repeat(64),
    from: 7,
    to: 9.5,
    cause: 'override',
    replaces: null,
    commentIds: ['x'],
  };
  expect(detailWords(details)).toBe('from 7, to 9.5, cause override');
});

it('says what was before what is, in whatever order it was kept, and names, instants and yes or no as people do', () => {
  expect(detailWords({ to: 1, cause: 'rubric', from: 3, gradesChanged: 2 })).toBe(
    'from 3, to 1, cause rubric, grades changed 2',
  );
  expect(detailWords({ scope: 'read-grades', expiresAt: '2026-11-27T22:36:07.283Z', shared: false })).toBe(
    'scope read-grades, ends 2026-11-27 22:36 UTC, not shared',
  );
});

it('has words for everything that the server writes into the log', () => {
  const written = globSync('server/**/*.ts')
    .filter((path) => !/test|testing/.test(path))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/(?:action|audited):[^,;]*/g)])
    .flatMap(([line]) => line.match(/(?<=')[a-z-]+\.[a-z-]+(?=')/g) ?? []);
  expect(written.length).toBeGreaterThan(40);
  expect([...new Set(written)].filter((action) => actionWords(action) === action)).toEqual([]);
});
