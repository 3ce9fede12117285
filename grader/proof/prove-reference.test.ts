/** In which parts the reference is claimed to be right, and what a second run may differ in. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../protocol.ts';
import type { Claim } from './proof.ts';
import { referenceClaims } from './prove-reference.ts';
import { evidence, outcome, plan, report, toldWorld } from './testing/told-reports.ts';

describe('the reference', () => {
  const claims = (seeds: number, kinds: readonly ('property' | 'training')[] = ['property', 'property']) => {
    const cases = kinds.map((kind, at) => plan(`c${at}`, { kind }));
    const told = toldWorld(({ rounds = [] }) => report(rounds.map(({ caseId }) => outcome(caseId))), {
      ...{ seeds, plan: cases, files: { 'reference.ts': 'right' } },
    });
    return { ...told, claims: referenceClaims(told.world) };
  };
  const subjects = (of: readonly Claim[]) => of.map(({ kind, subject }) => `${kind} ${subject}`);

  it.each<[number, string[]]>([
    [1, ['reference seed 1', 'repeatable seed 7']],
    [3, ['reference seed 1', 'reference seed 2', 'reference seed 3', 'repeatable seed 7']],
    [
      4,
      [
        'reference seed 1',
        'reference seed 2',
        'reference seed 3',
        'reference seeds 4–4',
        'repeatable seed 7',
      ],
    ],
    [
      16,
      [
        'reference seed 1',
        'reference seed 2',
        'reference seed 3',
        'reference seeds 4–15',
        'reference seeds 16–16',
        'repeatable seed 7',
      ],
    ],
  ])('on %i seeds is claimed in these parts', (seeds, parts) => {
    expect(subjects(claims(seeds).claims)).toEqual(parts);
  });

  it('of trainings alone is run whole three times, and no more', () => {
    expect(subjects(claims(50, ['training']).claims)).toEqual([
      'reference seed 1',
      'reference seed 2',
      'reference seed 3',
      'repeatable seed 7',
    ]);
  });

  it('runs its further seeds case by case, in turn, without trainings', async () => {
    const { claims: all, runs } = claims(8, ['property', 'training', 'property']);
    await all.find(({ subject }) => subject === 'seeds 4–8')?.prove();
    expect(runs[0]?.solution).toBe('right');
    expect(runs[0]?.rounds).toEqual([
      { caseId: 'c2', seed: 4 },
      { caseId: 'c0', seed: 5 },
      { caseId: 'c2', seed: 6 },
      { caseId: 'c0', seed: 7 },
      { caseId: 'c2', seed: 8 },
    ]);
  });

  it('misses a case with the seed under which it does', async () => {
    const told = toldWorld(
      ({ rounds, seed }) =>
        report(
          (rounds ?? [{ caseId: 'a', seed }]).map((round) =>
            outcome('a', {
              status: round.seed === 5 || round.seed === 2 ? 'failed' : 'passed',
              evidence: evidence({ reason: 'Off.' }),
            }),
          ),
        ),
      { seeds: 6, plan: [plan('a')] },
    );
    const found = await Promise.all(referenceClaims(told.world).map(({ prove }) => prove()));
    expect(found.flat()).toMatchObject([
      { caseId: 'a', advice: { kind: 'case-missed', missed: { seed: 2, why: 'Off.' } } },
      { caseId: 'a', advice: { kind: 'case-missed', missed: { seed: 5 } } },
    ]);
  });

  it.each<[string, (at: number) => Report, object[]]>([
    [
      'the same but for its times',
      (at) => report([outcome('a', { durationMs: at })], { durationMs: at }),
      [],
    ],
    [
      'the same but for its cost',
      (at) => report([outcome('a', { cost: { student: { wallMs: at } as never } })]),
      [],
    ],
    [
      'another case',
      (at) => report([outcome('a'), outcome('b', { points: at })]),
      [{ caseId: 'b', advice: { kind: 'runs-differ', file: 'reference.ts', title: 'b' } }],
    ],
    [
      'something else',
      (at) => report([outcome('a')], { logs: [{ level: 'log', text: String(at) }] }),
      [{ advice: { kind: 'runs-differ', file: 'reference.ts', title: null } }],
    ],
  ])('a second time gives %s', async (_, answer, findings) => {
    const { world } = toldWorld((_run, at) => answer(at), { seeds: 1, plan: [plan('a')] });
    const repeatable = referenceClaims(world).find(({ kind }) => kind === 'repeatable');
    expect(await repeatable?.prove()).toEqual(findings);
  });
});
