import { expect, it } from 'vitest';
import { applyChoice } from './apply-choice.ts';

const students = [
  { key: 'up', change: 'gains', losesBehind: false },
  { key: 'down', change: 'loses', losesBehind: false },
  { key: 'by hand', change: 'same', losesBehind: true },
  { key: 'left', change: 'gains', losesBehind: false },
] as const;

it('names nobody where nobody is left as they are', () => {
  for (const kind of ['all', 'gains'] as const)
    expect(applyChoice(students, { kind, left: new Set() })).toEqual({ kind });
});

it('of gains alone leaves who is left, who loses, and who loses behind points by hand', () => {
  const left = new Set(['left']);
  expect(applyChoice(students, { kind: 'all', left })).toEqual({ kind: 'except', keys: ['left'] });
  expect(applyChoice(students, { kind: 'gains', left })).toEqual({
    kind: 'except',
    keys: ['down', 'by hand', 'left'],
  });
});
