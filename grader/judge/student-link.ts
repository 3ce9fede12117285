/** The judge's side of the channel to the student realm: typed calls with deadlines over untrusted messages. */

import type { CallMode, CodeError, GoneReason, Value } from '#grader/protocol.ts';
import type { EntryResult } from '#grader/realm/entry-calls.ts';

/** A call's result as the judge sees it. `gone`: the realm had to be ended. `malformed`: it sent what no entry point can return. */
export type StudentResult =
  | EntryResult
  | { readonly kind: 'gone'; readonly reason: GoneReason; readonly detail: string }
  | { readonly kind: 'malformed'; readonly message: string };

export type LoadResult =
  | { readonly kind: 'loaded'; readonly exports: readonly string[] }
  | { readonly kind: 'load-failed'; readonly error: CodeError }
  | { readonly kind: 'gone'; readonly reason: GoneReason; readonly detail: string }
  | { readonly kind: 'malformed'; readonly message: string };

export interface StudentLink {
  load(): Promise<LoadResult>;
  call(
    name: string,
    args: readonly Value[],
    options: { mode: CallMode; deadlineMs: number },
  ): Promise<StudentResult>;
}
