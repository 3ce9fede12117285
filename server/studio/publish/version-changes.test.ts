import { describe, expect, it } from 'vitest';
import { versionChanges } from './version-changes.ts';

const MANIFEST = `
id: 0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f
title: Add
summary: Add two tensors.
points: 10
difficulty: easy
minutes: 5
source: Arithmetic
entryPoints:
  - name: add
    parameters:
      - { name: a, type: '[n] float32', about: the first }
    returns: { type: '[n] float32', about: the sum }
`;
const MISTAKE = `---
title: Subtracts
---

Look at the sign.

\`\`\`diff
- return tf.add(a, b);
+ return tf.sub(a, b);
\`\`\`
`;
/** What a change of one file is taken for. */
const effect = (path: string, before: string, after: string) =>
  versionChanges({ [path]: before }, { [path]: after }).map((change) => change.effect);

describe('what one state of an exercise changes of another', () => {
  it('is every file that is there in one alone or in both with other text, by path', () => {
    const before = { 'cases.ts': 'a', 'reference.ts': 'r', 'statement.md': 's', 'assets/old.txt': 'x' };
    const after = { 'cases.ts': 'b', 'reference.ts': 'r', 'statement.md': 't', 'driver.ts': 'd' };
    expect(versionChanges(before, after)).toEqual([
      { path: 'assets/old.txt', what: 'removed', effect: 'cases' },
      { path: 'cases.ts', what: 'changed', effect: 'cases' },
      { path: 'driver.ts', what: 'added', effect: 'cases' },
      { path: 'statement.md', what: 'changed', effect: 'words' },
    ]);
    expect(versionChanges(before, before)).toEqual([]);
  });

  it('are words alone where students read them and no score comes from them', () => {
    for (const path of ['statement.md', 'starter.ts', 'figures/plot.svg'])
      expect([path, effect(path, 'a', 'b')]).toEqual([path, ['words']]);
    for (const path of ['reference.ts', 'cases.ts', 'solutions/loop.ts', 'assets/data.txt', 'figures.ts'])
      expect([path, effect(path, 'a', 'b')]).toEqual([path, ['cases']]);
  });

  it('of the manifest are words where only its wording is other, and else may be scores', () => {
    const changed = (from: string, to: string) => {
      expect(MANIFEST).toContain(from);
      return effect('exercise.yaml', MANIFEST, MANIFEST.replace(from, to));
    };
    expect(changed('summary: Add two tensors.', 'summary: The sum of two tensors.')).toEqual(['words']);
    expect(changed('minutes: 5', 'minutes: 9')).toEqual(['words']);
    expect(changed('about: the first', 'about: one of them')).toEqual(['words']);
    expect(changed('points: 10', 'points: 20')).toEqual(['cases']);
    expect(changed('name: add', 'name: sum')).toEqual(['cases']);
    // What cannot be read is never known to be words.
    expect(changed('title: Add', 'title: [')).toEqual(['cases']);
  });

  it('of a known mistake are words where its program is the same, wherever its lines stand', () => {
    const path = 'misconceptions/subtracts.md';
    const changed = (from: string, to: string) => effect(path, MISTAKE, MISTAKE.replace(from, to));
    expect(changed('Look at the sign.', 'Which sign?')).toEqual(['words']);
    expect(changed('tf.sub(a, b)', 'tf.sub(b, a)')).toEqual(['cases']);
    expect(versionChanges({}, { [path]: MISTAKE })).toMatchObject([{ what: 'added', effect: 'cases' }]);
    // A program of its own is read as a whole.
    expect(effect('misconceptions/subtracts.ts', '// a', '// b')).toEqual(['cases']);
  });
});
