/**
 * Calling one entry point or driver export inside a realm: plain values in, plain values and cost out. The student
 * realm uses it for solution.ts, the judge realm for reference.ts and misconceptions.
 */
import type { CallMode, CodeError, Cost, InputChange, Value } from '#grader/protocol.ts';

export interface EntryModule {
  /** Names of exported functions of the solution side, then of the driver. */
  readonly exports: readonly string[];
  /** Of these, the functions of the driver: calls to them need it. */
  readonly driverExports: readonly string[];
  /**
   * Builds tensors from `args`, calls `name` (a driver export is called as `driver[name](solution, ...args)` and wins
   * over an entry point of that name), awaits it, reads the result back and disposes everything the call made.
   * Never throws for what the called code does.
   */
  call(name: string, args: readonly Value[], mode: CallMode): Promise<EntryResult>;
}

export type EntryResult =
  | {
      readonly kind: 'returned';
      readonly value: Value;
      readonly cost: Cost;
      /** What the code did to its arguments; null when they are as they were. */
      readonly changedInput: InputChange | null;
    }
  | { readonly kind: 'threw'; readonly error: CodeError; readonly cost: Cost | null }
  | { readonly kind: 'refused'; readonly operation: string; readonly line: number | null };

export interface EntrySource {
  /** File name used in stack traces: "solution.ts", "reference.ts". */
  readonly fileName: string;
  readonly source: string;
  readonly driver: string | null;
}
