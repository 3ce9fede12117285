import { describe, expect, it } from 'vitest';
import type { MissedCase } from '#grader/proof/advice.ts';
import type { Proof } from '#grader/proof/proof.ts';
import { failureSentences, failuresOverSeeds } from './failures-over-seeds.ts';

const missed = (seed: number, more: Partial<MissedCase> = {}): MissedCase => ({
  ...{ title: 'adds zeros', status: 'failed', seed, points: 0, pointsMax: 4, why: 'It gives 1.', ...more },
});
const ofReference = (seed: number, more: Partial<MissedCase> & { caseId?: string } = {}): Proof => {
  const { caseId = 'zeros', ...rest } = more;
  const subject = `seed ${seed}`;
  const advice = { kind: 'case-missed', missed: missed(seed, rest) } as const;
  return { id: `reference/${subject}`, kind: 'reference', subject, caseId, outcome: 'fails', advice };
};
const broken = (seed: number, messages: readonly string[]): Proof => ({
  ...{ id: `reference/seed ${seed}`, kind: 'reference', subject: `seed ${seed}`, outcome: 'fails' },
  advice: { kind: 'broken', messages },
});
const words = (proofs: readonly Proof[]) => failuresOverSeeds(proofs).map(failureSentences);

describe('failures under several seeds', () => {
  it('are one where a case misses in one way, with its seeds in order, each once', () => {
    expect(words([ofReference(3), ofReference(1), ofReference(2), ofReference(1)])).toEqual([
      ["reference.ts: 'adds zeros' failed with seeds 1, 2 and 3. It gives 1."],
    ]);
    expect(words([ofReference(2), ofReference(2)])).toEqual([
      ["reference.ts: 'adds zeros' failed with seed 2. It gives 1."],
    ]);
  });

  it('name so many seeds as one reads, and of more a few and how many they are', () => {
    const seeds = (n: number) => words(Array.from({ length: n }, (_, at) => ofReference(at + 1)))[0]?.[0];
    expect(seeds(6)).toContain('with seeds 1, 2, 3, 4, 5 and 6.');
    expect(seeds(7)).toContain('with 7 seeds, among them 1, 2 and 3.');
  });

  it('say with which seed it was so, where each has its own reason; nothing where none is known', () => {
    const reasons = [ofReference(4, { why: 'It gives 1.' }), ofReference(5, { why: 'It gives 2.' })];
    expect(words(reasons)[0]?.[0]).toMatch(/seeds 4 and 5\. With seed 4: It gives 1\.$/);
    expect(words([ofReference(4, { why: '' }), ofReference(5, { why: '' })])[0]?.[0]).toMatch(/ 4 and 5\.$/);
  });

  it('stay apart by case, by file, by how they fail and by whether they only warn', () => {
    const own = (file: string, more: Partial<Proof> = {}): Proof => ({
      ...ofReference(1),
      ...{ id: `solutions/${file}`, kind: 'solutions', subject: file, ...more },
    });
    const proofs = [
      ofReference(1),
      ofReference(1, { caseId: 'ones' }),
      ofReference(1, { status: 'timed-out' }),
      own('solutions/loop.ts'),
      own('solutions/fast.ts'),
      own('solutions/fast.ts', { outcome: 'warns' }),
    ];
    expect(failuresOverSeeds(proofs)).toHaveLength(proofs.length);
    expect(words([own('solutions/fast.ts'), own('solutions/fast.ts')])[0]?.[0]).toMatch(
      /^solutions\/fast\.ts: /,
    );
  });

  it('of points that a passed case lacks say what it earned', () => {
    const half = { status: 'passed', points: 2 } as const;
    expect(words([ofReference(1, half), ofReference(2, half)])[0]?.[0]).toContain(
      "'adds zeros' earned 2 of 4 points with seeds 1 and 2.",
    );
  });

  it('of a reference that cannot be judged are told once for all of its seeds', () => {
    expect(words([broken(1, ['It does not load.']), broken(2, ['It does not load.'])])).toEqual([
      ['It does not load (seed 1, seed 2).'],
    ]);
    expect(failuresOverSeeds([broken(1, ['No line.']), broken(2, ['Another.'])])).toHaveLength(2);
  });

  it('are none where all holds', () => {
    expect(failuresOverSeeds([{ ...ofReference(1), outcome: 'holds', advice: null }])).toEqual([]);
  });
});
