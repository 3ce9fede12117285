import { expect, test } from 'vitest';
import { PROOF_KINDS, type Proof } from '#grader/proof/proof.ts';
import { failingProofs } from './failing-proofs.ts';

const proof = (kind: Proof['kind'], outcome: Proof['outcome']): Proof => ({
  ...{ id: `${kind}/x`, kind, subject: 'x', outcome, advice: null },
});

test('what fails a version is its own: no stored solution, and nothing that only warns or holds', () => {
  const all = PROOF_KINDS.flatMap((kind) =>
    (['holds', 'warns', 'fails'] as const).map((outcome) => proof(kind, outcome)),
  );
  const failing = failingProofs({ proofs: all });
  expect(failing.every(({ outcome }) => outcome === 'fails')).toBe(true);
  const kinds = failing.map(({ kind }) => kind);
  expect(PROOF_KINDS.filter((kind) => !kinds.includes(kind))).toEqual(['solutions', 'right', 'wrong']);
  expect(kinds).toHaveLength(PROOF_KINDS.length - 3);
});
