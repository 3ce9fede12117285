import { describe, expect, it } from 'vitest';
import type { OutcomeRow } from '#db/queries/work/reports.ts';
import { changedCases, type Verdict } from './changed-cases.ts';
import { isMeant } from './decide-regrade.ts';

type Said = Record<string, readonly [points: number, mistake?: string] | null>;

/** A verdict of a version with these cases in their order; null: the case was not judged. */
function verdict(cases: Said, more: Partial<Verdict> & { version?: string } = {}): Verdict {
  const { version = 'one', ...rest } = more;
  const outcomes = Object.entries(cases).flatMap(([caseId, said], position): OutcomeRow[] => {
    if (said === null) return [];
    const [points, misconception = null] = said;
    const status = points === 4 ? 'passed' : 'failed';
    return [
      {
        ...{ verificationId: version, position, caseId, status, points, pointsMax: 4, misconception },
        ...{ durationMs: 1, inTolerances: null, cost: null, evidenceHash: null },
      },
    ];
  });
  const plan = Object.keys(cases).map((id) => ({
    ...({ id, title: `${id} in ${version}`, kind: 'example', visibility: 'public', pointsMax: 4 } as const),
  }));
  return { outcomes, plan, ...rest };
}

describe('the cases that two verdicts tell apart', () => {
  it('are those with other points or another status; what lost most comes first', () => {
    const before = verdict({ a: [4], b: [4], c: [1], d: [0], e: [2] });
    const after = verdict({ a: [4], b: [1], c: [4], d: [2], e: [0] }, { version: 'two' });
    const changed = changedCases(before, after).map(({ id, before: from, after: to }) => [
      ...[id, from?.points, to?.points],
    ]);
    expect(changed).toEqual([
      ['b', 4, 1],
      ['e', 2, 0],
      ['d', 0, 2],
      ['c', 1, 4],
    ]);
  });

  it('are also those that only one version has, or that were not judged in one', () => {
    const before = verdict({ gone: [4], kept: [4], skipped: [2] });
    const after = verdict({ kept: [4], skipped: null, fresh: [3] }, { version: 'two' });
    expect(changedCases(before, after)).toMatchObject([
      { id: 'gone', number: 1, title: 'gone in one', before: { points: 4 }, after: null },
      { id: 'skipped', number: 2, title: 'skipped in two', before: { points: 2 }, after: null },
      { id: 'fresh', number: 3, title: 'fresh in two', before: null, after: { points: 3, status: 'failed' } },
    ]);
  });

  it('stand in the order of the newer version where they changed alike', () => {
    const before = verdict({ a: [4], b: [4], c: [4] });
    const after = verdict({ c: [0], b: [0], a: [0] }, { version: 'two' });
    expect(changedCases(before, after).map(({ id, number }) => [id, number])).toEqual([
      ['c', 1],
      ['b', 2],
      ['a', 3],
    ]);
  });

  it('name a mistake by the title that its own version gives it, else by its words', () => {
    const titles = new Map([['no-bias', 'The bias is left out']]);
    const before = verdict({ a: [1, 'no-bias'] }, { titles });
    const [changed] = changedCases(before, verdict({ a: [0, 'no-bias'] }, { version: 'two' }));
    expect(changed).toMatchObject({
      before: { mistake: 'The bias is left out' },
      after: { mistake: 'no bias' },
    });
    expect(changedCases(before, before)).toEqual([]);
  });
});

describe('a regrade is meant for', () => {
  const change = (userId: string) =>
    (['gains', 'same', 'loses'] as const).map((one) => ({ userId, change: one }));
  const by = { reason: 'a wrong case', decidedBy: 'ina' };

  it('everybody, or for all but those who lose, or for all but some, or for nobody while it is undecided', () => {
    const meant = (decision: Parameters<typeof isMeant>[0], userId = 'ada') =>
      change(userId).map((student) => isMeant(decision, student));
    expect(meant({ kind: 'all', ...by })).toEqual([true, true, true]);
    expect(meant({ kind: 'gains', ...by })).toEqual([true, true, false]);
    const except = { kind: 'except', userIds: ['bo'], ...by } as const;
    expect([meant(except), meant(except, 'bo')]).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
    expect(meant(null)).toEqual([false, false, false]);
  });
});
