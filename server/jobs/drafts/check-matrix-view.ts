/** The matrix of a check: what each program of an exercise made of each case, as it comes. Kept with the check as JSON. */
import type { CasePlan, OutcomeStatus } from '#grader/protocol.ts';

export interface CheckMatrix {
  readonly cases: readonly Pick<CasePlan, 'id' | 'title' | 'kind' | 'visibility' | 'pointsMax'>[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly kind: 'reference' | 'starter' | 'misconception' | 'right' | 'wrong';
  /** "reference.ts", "misconceptions/flipped-kernel.md". */
  readonly path: string;
  /** Of a misconception written as a difference. */
  readonly title: string | null;
  /** By case; a case that has not ended is not there. */
  readonly cells: Readonly<Record<string, MatrixCell>>;
  /** Rows that have not ended when their check has were not run, or not to their end. */
  readonly ended: boolean;
}

export interface MatrixCell {
  readonly status: OutcomeStatus;
  readonly points: number;
  readonly pointsMax: number;
  /** The judge's own sentence; empty when all is well. */
  readonly why: string;
  /** Of the program, or of the file at fault, where it threw. */
  readonly line: number | null;
  readonly durationMs: number;
  /** How far off it was at most, in tolerances; null: no number could be near enough, or none was compared. */
  readonly inTolerances?: number | null;
  /** Set where the judge could not go on, and nothing after it was judged: which file it says is at fault. */
  readonly brokenFile?: string;
}
