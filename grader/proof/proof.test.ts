import { describe, expect, it } from 'vitest';
import type { Advice } from './advice.ts';
import { PROOF_KINDS, proofsOfClaim } from './proof.ts';
import { isFull, isQuick, missedCase, quickCases, runWhole, whyOf } from './proof-world.ts';
import { runAll } from './run-all.ts';
import { evidence, outcome, plan, report, toldWorld } from './testing/told-reports.ts';

const claim = { kind: 'misconception', subject: 'pre-norm' } as const;
const [passes, earns]: Advice[] = [{ kind: 'passes-examples' }, { kind: 'stray-solution' }];
if (!passes || !earns) throw new Error('unreachable');

describe('what became of a claim', () => {
  it('is one proof where nothing was found', () => {
    expect(proofsOfClaim(claim, [])).toEqual([
      { id: 'misconception/pre-norm', ...claim, outcome: 'holds', advice: null },
    ]);
  });

  it('is a proof for each finding, each of a name of its own', () => {
    const found = [
      { advice: passes, onlyWarns: true },
      { advice: earns, caseId: 'a' },
      { advice: earns, onlyWarns: false },
    ];
    expect(proofsOfClaim(claim, found)).toEqual([
      { id: 'misconception/pre-norm', ...claim, outcome: 'warns', advice: passes },
      { id: 'misconception/pre-norm#2', ...claim, caseId: 'a', outcome: 'fails', advice: earns },
      { id: 'misconception/pre-norm#3', ...claim, outcome: 'fails', advice: earns },
    ]);
  });

  it('has a kind that no other has', () => {
    expect(new Set(PROOF_KINDS).size).toBe(PROOF_KINDS.length);
  });
});

describe('the cases of an exercise', () => {
  const [a, b, t] = [plan('a'), plan('b', { kind: 'example' }), plan('t', { kind: 'training' })];
  it.each([
    ['those that take no training', [a, t, b], ['a', 'b']],
    ['the first where every one does', [t, plan('u', { kind: 'training' })], ['t']],
    ['none where there are none', [], []],
  ])('that are quick are %s', (_, cases, ids) => {
    expect(quickCases(cases)).toEqual({ caseIds: ids });
  });

  it('are quick in any other kind', () => {
    for (const kind of ['example', 'property', 'gradient', 'stateful', 'invariant'] as const)
      expect(isQuick({ kind })).toBe(true);
    expect(isQuick({ kind: 'training' })).toBe(false);
  });

  it('are all run, hidden ones too, with the seed that is asked for', async () => {
    const { world, runs } = toldWorld(() => report([]));
    await runWhole(world, 'code', 7);
    expect(runs).toEqual([{ solution: 'code', seed: 7, visibility: 'all' }]);
  });
});

describe('a case that did not go as it must', () => {
  const error = { kind: 'runtime', name: 'Error', message: 'It threw.' } as const;
  it.each([
    ['its error', { error, evidence: evidence({ reason: 'Wrong.' }) }, 'It threw.'],
    ['else its evidence', { evidence: evidence({ reason: 'Wrong.' }) }, 'Wrong.'],
    ['else nothing', {}, ''],
  ])('says %s', (_, told, why) => {
    const failed = outcome('a', { status: 'failed', points: 0.5, pointsMax: 2, ...told });
    expect(whyOf(failed)).toBe(why);
    expect(missedCase(failed, 4)).toEqual({
      ...{ title: 'a', status: 'failed', seed: 4, points: 0.5, pointsMax: 2, why },
    });
  });

  it.each([
    ['passed with all points', { points: 2, pointsMax: 2 }, true],
    ['passed with fewer', { points: 1, pointsMax: 2 }, false],
    ['passed without any to earn', { points: 0, pointsMax: 0 }, true],
    ['failed with all points', { status: 'failed', points: 2, pointsMax: 2 }, false],
  ] as const)('is full where it %s: it %s', (_, told, full) => {
    expect(isFull(outcome('a', told))).toBe(full);
  });
});

describe('work that is done several at a time', () => {
  it('gives results in the order of the items, however long each takes', async () => {
    const turns = [3, 1, 2, 0];
    const results = await runAll(turns, 4, async (count) => {
      for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
      return `after ${count}`;
    });
    expect(results).toEqual(turns.map((count) => `after ${count}`));
  });

  it.each([
    [1, 1],
    [3, 3],
    [9, 5],
    [0, 1],
    [-2, 1],
  ])('with room for %i does %i at once', async (parallel, most) => {
    let [running, seen] = [0, 0];
    await runAll([1, 2, 3, 4, 5], parallel, async () => {
      running += 1;
      seen = Math.max(seen, running);
      await Promise.resolve();
      running -= 1;
    });
    expect(seen).toBe(most);
  });

  it('fails where one fails, and is done at once with nothing to do', async () => {
    await expect(
      runAll([1, 2], 1, async (item) => {
        if (item === 2) throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await runAll([], 3, async () => 1)).toEqual([]);
  });
});
