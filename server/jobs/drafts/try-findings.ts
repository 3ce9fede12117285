import type { CaseOutcome, LogLine } from '#grader/protocol.ts';

/** What a program made of a draft's cases, as far as it has come. Kept as JSON. */
export interface TryFindings {
  readonly outcomes: readonly CaseOutcome[];
  /** From loading the program, before any case; there at the end. */
  readonly logs: readonly LogLine[];
}
