import { describe, expect, it } from 'vitest';
import { againstWords, checkWords, fileWords, publishedWords, sideLabels } from './version-words.ts';

describe('a published version', () => {
  it('says its year: it is read years later', () => {
    expect(publishedWords('2026-11-26T23:59:00Z', 'UTC')).toBe('26 Nov 2026, 23:59');
  });

  it.each([
    [
      true,
      { proofs: 41, holding: 41, cases: 8, points: 10 },
      'green: 41 of 41 proofs held, 8 cases worth 10 points.',
    ],
    [false, { proofs: 2, holding: 1, cases: 1, points: 1 }, 'red: 1 of 2 proofs held, 1 case worth 1 point.'],
    [false, { proofs: 1, holding: 0, cases: 0, points: 0 }, 'red: 0 of 1 proof held.'],
  ])('says whether its check was green, and what held: %s, %o', (green, stands, words) => {
    expect(checkWords({ green, stands, failing: [] })).toBe(`The check was ${words}`);
  });

  it('says so much of a check that kept no proofs', () => {
    expect(checkWords({ green: true, stands: null, failing: [] })).toBe('The check was green.');
  });
});

describe('what a version changed', () => {
  const file = { path: 'statement.md', what: 'changed', effect: 'words', texts: null } as const;

  it('names what it is held against', () => {
    const version = { kind: 'version', number: 2 } as const;
    expect(againstWords({ against: version, files: [file] })).toBe('Against version 2.');
    expect(againstWords({ against: version, files: [] })).toBe('The same files as version 2.');
    expect(againstWords({ against: { kind: 'copied' }, files: [file] })).toContain('copied from');
    expect(againstWords({ against: { kind: 'nothing' }, files: [file] })).toContain('first version');
  });

  it('tells words from what may change scores', () => {
    expect(fileWords(file)).toBe('changed, words only');
    expect(fileWords({ ...file, what: 'removed', effect: 'cases' })).toBe('removed, scores may change');
  });

  it('calls each side by its file and version', () => {
    const labels = (against: Parameters<typeof sideLabels>[1]['against']) =>
      sideLabels('cases.ts', { number: 3, against });
    expect(labels({ kind: 'version', number: 2 })).toEqual({
      before: 'cases.ts, version 2',
      after: 'cases.ts, version 3',
    });
    expect(labels({ kind: 'copied' }).before).toBe('cases.ts, as it was copied');
    expect(labels({ kind: 'nothing' }).before).toBe('cases.ts, before the first version');
  });
});
