import { describe, expect, it } from 'vitest';
import { becauseWords, dryRunAbout, dryRunHeadline } from './dry-run-words.ts';

describe('what a dry run found', () => {
  it.each([
    [{ gains: 1, loses: 3, same: 36, notTried: 0 }, '3 would lose, 1 would gain, 36 stay as they are.'],
    [{ gains: 0, loses: 0, same: 1, notTried: 0 }, 'Nobody would lose, nobody would gain, 1 stays as it is.'],
    [{ gains: 0, loses: 1, same: 0, notTried: 2 }, '1 would lose, nobody would gain, 2 were not tried.'],
    [{ gains: 0, loses: 0, same: 0, notTried: 0 }, 'Nothing that counts was handed in yet.'],
  ])('is said in one sentence: %o', (counts, words) => {
    expect(dryRunHeadline(counts)).toBe(words);
  });

  it('names the first case that went another way, and how many more', () => {
    const fails = { title: 'any length', passes: false };
    expect(becauseWords([fails])).toBe('“any length” fails now');
    expect(becauseWords([{ title: 'ends', passes: true }, fails])).toBe('“ends” passes now, and 1 more');
    expect(becauseWords([])).toBe('its cases are worth other points');
  });

  it('counts along while it runs', () => {
    const view = { dryRunId: '', checkId: '', state: 'running', findings: null } as const;
    expect(dryRunAbout({ ...view, progress: { done: 3, total: 40 } })).toBe('3 of 40 tried.');
    expect(dryRunAbout({ ...view, progress: { done: 0, total: null } })).toBe('It begins in a moment.');
  });
});
