/** What `check` establishes about an exercise, as data. Words are made of it in `grader/cli`. */
import type { Advice } from './advice.ts';

export const PROOF_KINDS = [
  'load',
  'points',
  'reference',
  'repeatable',
  'starter',
  'statement',
  'forbids',
  'misconception',
  'alike',
  'signal',
  'noise',
  'mutant',
  'blind',
  'solutions',
  'right',
  'wrong',
  'recording',
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** One statement, and whether it holds. */
export interface Proof {
  /** Unique within the exercise: "misconception/pre-norm", with a number behind it when one statement has more to say. */
  readonly id: string;
  readonly kind: ProofKind;
  /** What it is about: a file, a mutant's name, what is forbidden, seeds. */
  readonly subject: string;
  readonly caseId?: string;
  /** What warns is said, and fails nothing. */
  readonly outcome: 'holds' | 'warns' | 'fails';
  /** What is wrong, in facts; null where it holds. */
  readonly advice: Advice | null;
}

/** Something that is wrong with the subject of a claim. */
export interface Finding {
  readonly advice: Advice;
  readonly caseId?: string;
  /** Default false: it fails the proof. */
  readonly onlyWarns?: boolean;
}

/** A unit of work for the pool. */
export interface Claim {
  readonly kind: ProofKind;
  readonly subject: string;
  /** Resolves to what is wrong; empty when the claim holds. */
  readonly prove: () => Promise<readonly Finding[]>;
}

/** The proofs that a claim has become: one when it holds, one for each finding otherwise. */
export function proofsOfClaim(
  { kind, subject }: Pick<Claim, 'kind' | 'subject'>,
  findings: readonly Finding[],
): Proof[] {
  const id = `${kind}/${subject}`;
  if (findings.length === 0) return [{ id, kind, subject, outcome: 'holds', advice: null }];
  return findings.map(({ advice, caseId, onlyWarns = false }, i) => ({
    id: i === 0 ? id : `${id}#${i + 1}`,
    kind,
    subject,
    ...(caseId === undefined ? {} : { caseId }),
    outcome: onlyWarns ? 'warns' : 'fails',
    advice,
  }));
}
