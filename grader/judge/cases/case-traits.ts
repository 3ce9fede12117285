/** What the judge must know of each case kind beside how it runs: a new kind does not compile before it is answered here. */
import type { CaseKind } from '#grader/protocol.ts';

interface CaseTraits {
  /** Its numbers are compared with the reference's, so that passing it vouches for what it calls. */
  readonly compares: boolean;
  /** A law: it holds for the student's code alone, also for wrong numbers. */
  readonly isLaw: boolean;
  /**
   * Whether a public one of a sealed exercise can be judged from a recording. An invariant's `check` and a training's
   * `measure` are code of cases.ts, which may hold hidden cases: those run on the server only.
   */
  readonly recordable: boolean;
  /** Quick enough to bear witness in a run that did not ask for it. */
  readonly quick: boolean;
}

const COMPARED: CaseTraits = { compares: true, isLaw: false, recordable: true, quick: true };

export const CASE_TRAITS: Readonly<Record<CaseKind, CaseTraits>> = {
  example: COMPARED,
  property: COMPARED,
  gradient: COMPARED,
  stateful: COMPARED,
  invariant: { compares: false, isLaw: true, recordable: false, quick: true },
  training: { compares: false, isLaw: false, recordable: false, quick: false },
};
