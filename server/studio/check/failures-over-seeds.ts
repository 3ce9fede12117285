/** The same failure under several seeds, as one. */
import type { MissedCase } from '#grader/proof/advice.ts';
import type { Proof } from '#grader/proof/proof.ts';
import { proofSentences } from '#grader/proof/proof-words.ts';

/** Proofs that fail in one way, in their order; one alone where no other fails in its way. */
export type FailureOverSeeds = readonly [Proof, ...Proof[]];

/** Cases that one file misses are one failure for each case, and so is a reference that cannot be judged in one way. */
export function failuresOverSeeds(proofs: readonly Proof[]): FailureOverSeeds[] {
  const failures = new Map<string, [Proof, ...Proof[]]>();
  for (const proof of proofs) {
    if (proof.outcome === 'holds') continue;
    const key = keyOf(proof);
    const before = failures.get(key);
    if (before) before.push(proof);
    else failures.set(key, [proof]);
  }
  return [...failures.values()];
}

function keyOf({ id, kind, subject, caseId, outcome, advice }: Proof): string {
  // Of a reference the subject is its seeds.
  const file = kind === 'reference' ? '' : subject;
  if (advice?.kind === 'case-missed')
    return JSON.stringify([kind, file, outcome, caseId, advice.missed.status]);
  if (advice?.kind === 'broken' && kind === 'reference') return JSON.stringify([kind, advice.messages]);
  return id;
}

/** Seeds that a sentence names; of more it says how many they are. */
const NAMED_SEEDS_MAX = 6;

/** What `proofSentences` says of one seed, of all of them. */
export function failureSentences(failure: FailureOverSeeds): string[] {
  const [first] = failure;
  const { kind, subject, advice } = first;
  if (failure.length === 1 || advice === null) return proofSentences(first);
  if (advice.kind === 'broken') {
    const seeds = failure.map((proof) => proof.subject).join(', ');
    return advice.messages.map((message) => `${message.replace(/\.$/, '')} (${seeds}).`);
  }
  const missed = failure.flatMap((proof) =>
    proof.advice?.kind === 'case-missed' ? [proof.advice.missed] : [],
  );
  const file = kind === 'reference' ? 'reference.ts' : subject;
  return missed.length === 0 ? proofSentences(first) : [missedSentence(file, missed)];
}

function missedSentence(file: string, missed: readonly MissedCase[]): string {
  const seeds = [...new Set(missed.map(({ seed }) => seed))].sort((a, b) => a - b);
  const [one] = missed;
  if (one === undefined) return '';
  const { title, status, points, pointsMax, seed, why } = one;
  const what = status === 'passed' ? `earned ${points} of ${pointsMax} points` : status;
  const reason = missed.every((other) => other.why === why) ? why : `With seed ${seed}: ${why}`;
  return `${file}: '${title}' ${what} with ${seedsWords(seeds)}. ${why === '' ? '' : reason}`.trim();
}

function seedsWords(seeds: readonly number[]): string {
  const named = seeds.length <= NAMED_SEEDS_MAX ? seeds : seeds.slice(0, 3);
  const words = `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  if (seeds.length === 1) return `seed ${seeds[0]}`;
  return seeds.length > named.length ? `${seeds.length} seeds, among them ${words}` : `seeds ${words}`;
}
