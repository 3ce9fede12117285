/** The outcome of a case that failed on an input: told in one form, whatever kind of case it is. */
import type { CounterExample, Evidence } from '#grader/protocol.ts';
import { type EvidenceContext, inputEvidence } from '../explain/evidence.ts';
import type { CaseResult } from './case-world.ts';
import type { Observation } from './observation.ts';

/** The input that is shown, and what was done with it. */
export interface ShownInput {
  readonly context: EvidenceContext;
  /** The calls that were made, where the input does not say. */
  readonly made?: Pick<Evidence, 'calls'>;
  /** Absent where nobody looked for a smaller one. */
  readonly counterExample?: CounterExample | undefined;
}

/** Of code that gave no result on it. @param reason where there is more to say than its error */
export function brokenOn(
  { context, made, counterExample }: ShownInput,
  broken: CaseResult,
  reason = broken.error?.message ?? 'Your code gave no result.',
): CaseResult {
  const example = counterExample ? { counterExample } : {};
  return { ...broken, evidence: { reason, ...inputEvidence(context), ...made, ...example } };
}

/** Of code that gave something else. @param found what its values show */
export function wrongOn({ made, counterExample }: ShownInput, found: Evidence): Evidence {
  return { ...found, ...made, ...(counterExample ? { counterExample } : {}) };
}

interface Failures<F, P> {
  /** What the evidence is about. */
  readonly shown: F;
  /** Those that failed in its way as they were drawn; it may be one of them. */
  readonly drawn: readonly F[];
  readonly passed: readonly P[];
  /** False: the input is the case's own, and none smaller was looked for. */
  readonly searched: boolean;
}

/** What a failed case saw, the shown input first: what suggestions and known mistakes are asked about. */
export function observationsOf<F, P>(
  { shown, drawn, passed, searched }: Failures<F, P>,
  of: { readonly failed: (one: F) => Observation; readonly passed: (one: P) => Observation },
): Observation[] {
  const others = drawn.filter((one) => one !== shown);
  // Without a search for a smaller one, the input that is shown is one of those that were drawn.
  const input = !searched ? 'given' : others.length < drawn.length ? 'drawn' : 'shrunk';
  return [{ ...of.failed(shown), input, shown: true }, ...others.map(of.failed), ...passed.map(of.passed)];
}
