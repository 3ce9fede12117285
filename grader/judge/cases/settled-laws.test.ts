/** Who vouches for a law, case by case, without a run. */
import { describe, expect, it } from 'vitest';
import type { CaseKind } from '#grader/protocol.ts';
import type { CaseResult } from './case-world.ts';
import { createLawPoints } from './law-points.ts';

const PASSED: CaseResult = { status: 'passed' };
const FAILED: CaseResult = { status: 'failed' };
/** Right numbers that cost too much. */
const DEAR: CaseResult = { status: 'failed', points: 1, costChecks: [] };

type Played = readonly [kind: CaseKind, result: CaseResult, ...called: string[]];
/** What becomes of the last of these cases. */
function lastOf(played: readonly Played[], known = (call: string): readonly string[] => [call]): CaseResult {
  const points = createLawPoints(known);
  const settled = played.map(([kind, result, ...called]) =>
    points.settle({ kind, result, called: new Set(called) }),
  );
  return settled.at(-1) ?? FAILED;
}

describe('a law that held', () => {
  it.each<[string, readonly Played[], boolean]>([
    ['alone, where nothing was compared', [['invariant', PASSED, 'f']], true],
    [
      'after a case with right numbers',
      [
        ['example', PASSED, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      true,
    ],
    [
      'after a case with wrong numbers',
      [
        ['example', FAILED, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      false,
    ],
    [
      'after a case with an error',
      [
        ['example', { status: 'errored' }, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      false,
    ],
    [
      'after numbers that were right and dear',
      [
        ['property', DEAR, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      true,
    ],
    [
      'after one right and one wrong case',
      [
        ['example', FAILED, 'f'],
        ['property', PASSED, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      true,
    ],
    [
      'in whichever order',
      [
        ['example', PASSED, 'f'],
        ['property', FAILED, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      true,
    ],
    [
      'after right gradients',
      [
        ['gradient', PASSED, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      true,
    ],
    [
      'after right steps',
      [
        ['stateful', PASSED, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      true,
    ],
    [
      'after a training, which compares nothing',
      [
        ['training', FAILED, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      true,
    ],
    [
      'after another law',
      [
        ['invariant', FAILED, 'f'],
        ['invariant', PASSED, 'f'],
      ],
      true,
    ],
    [
      'over a function that none compared, beside right ones',
      [
        ['example', PASSED, 'g'],
        ['invariant', PASSED, 'f'],
      ],
      true,
    ],
    [
      'over a function that none compared, beside wrong ones alone',
      [
        ['example', FAILED, 'g'],
        ['invariant', PASSED, 'f'],
      ],
      false,
    ],
    [
      'over two functions, one of which is wrong',
      [
        ['example', PASSED, 'f'],
        ['example', FAILED, 'g'],
        ['invariant', PASSED, 'f', 'g'],
      ],
      false,
    ],
    [
      'over two, one of which nobody compared',
      [
        ['example', PASSED, 'f'],
        ['invariant', PASSED, 'f', 'g'],
      ],
      true,
    ],
    [
      'over nothing at all',
      [
        ['example', PASSED, 'f'],
        ['invariant', PASSED],
      ],
      true,
    ],
  ])('%s', (_, played, earns) => {
    expect(lastOf(played).status).toBe(earns ? 'passed' : 'failed');
  });

  it('and does not count says which functions are in doubt, as students know them', () => {
    const known = (call: string): readonly string[] => (call === 'train' ? ['step', 'begin'] : [call]);
    const law: Played = ['invariant', { ...PASSED, cost: { student: {} as never } }, 'train', 'step'];
    const withheld = lastOf([['example', FAILED, 'train'], ['example', FAILED, 'step'], law], known);
    expect(withheld).toMatchObject({
      status: 'failed',
      points: 0,
      evidence: { withheld: { calls: ['step', 'begin'] } },
    });
    // Not what it cost: it ran.
    expect(withheld.cost).toBeDefined();
    expect(withheld.evidence?.reason).toContain('`step` and `begin`');
  });

  it('names only those in doubt', () => {
    const both: Played = ['invariant', PASSED, 'f', 'g'];
    expect(lastOf([['example', PASSED, 'f'], ['example', FAILED, 'g'], both]).evidence?.withheld).toEqual({
      calls: ['g'],
    });
  });
});

describe('what is no law that held', () => {
  it('is left as it is', () => {
    const failedLaw: CaseResult = {
      status: 'failed',
      evidence: { reason: 'r', patterns: [], inputs: [], pictures: [] },
    };
    expect(
      lastOf([
        ['example', FAILED, 'f'],
        ['invariant', failedLaw, 'f'],
      ]),
    ).toBe(failedLaw);
    expect(
      lastOf([
        ['example', FAILED, 'f'],
        ['training', PASSED, 'f'],
      ]),
    ).toBe(PASSED);
    expect(
      lastOf([
        ['example', FAILED, 'f'],
        ['property', PASSED, 'f'],
      ]),
    ).toBe(PASSED);
  });
});
