import { describe, expect, it } from 'vitest';
import type { MistakeLuck } from '#grader/proof/luck.ts';
import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';
import { chanceAtMost, luckHeadline, luckRows } from './luck-words.ts';

const MATRIX: CheckMatrix = {
  cases: ['a', 'b'].map((id) => ({
    id,
    title: `case ${id}`,
    kind: 'property',
    visibility: 'public',
    pointsMax: 1,
  })),
  rows: [],
};
const luck = (path: string, more: Partial<MistakeLuck>): MistakeLuck => ({
  path: `misconceptions/${path}.md`,
  slipped: 0,
  tried: 200,
  surely: [],
  cases: [],
  ...more,
});

describe('the luck of mistakes in words', () => {
  it('begins with what slips through most, and says which case catches it most often', () => {
    const rows = luckRows(
      [
        luck('sure', { tried: 0, surely: ['a'] }),
        luck('never-seen', { cases: [{ caseId: 'b', caught: 200 }] }),
        luck('lucky', {
          slipped: 25,
          cases: [
            { caseId: 'a', caught: 10 },
            { caseId: 'b', caught: 165 },
          ],
        }),
      ],
      MATRIX,
    );
    expect(rows.map(({ title, tone, slips }) => [title, tone, slips])).toEqual([
      ['lucky.md', 'warn', '25 of 200'],
      ['never-seen.md', 'pass', '0 of 200'],
      ['sure.md', 'pass', 'never'],
    ]);
    expect(rows[0]?.detail).toBe(
      'A student who makes it earns everything in 13 % of runs. “case b” catches it most often, with 165 of 200 seeds.',
    );
    expect(rows[1]?.detail).toContain('at most 1.5 % of runs');
    expect(rows[2]?.detail).toBe('“case a” catches it whatever the seed.');
  });

  it('knows how little a few seeds tell', () => {
    expect(chanceAtMost(0)).toBe(1);
    expect(chanceAtMost(1)).toBeCloseTo(0.95);
    expect(chanceAtMost(200)).toBeCloseTo(0.0149, 3);
  });

  it.each([
    [[], 'No known mistake to try'],
    [[luck('a', {})], 'No known mistake slips through by luck'],
    [[luck('a', { slipped: 1 })], '1 of 1 known mistake can slip through by luck'],
    [[luck('a', { slipped: 1 }), luck('b', {})], '1 of 2 known mistakes can slip through by luck'],
  ])('has one headline for %j', (mistakes, headline) => {
    expect(luckHeadline(mistakes)).toBe(headline);
  });
});
