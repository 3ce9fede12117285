/** What the worker needs of a grader; the Deno host is one. */
import type { FileMap, Report } from '#grader/protocol.ts';

export interface GradingTask {
  readonly version: { readonly slug: string; readonly hash: string; readonly files: FileMap };
  readonly solution: string;
  readonly seed: number;
  /** Ends the run when the worker stops. */
  readonly signal: AbortSignal;
}

export interface Grader {
  /** All cases, public and hidden. Rejects only when the grader itself is at fault: never for what student code does. */
  grade(task: GradingTask): Promise<Report>;
  close(): Promise<void>;
}
