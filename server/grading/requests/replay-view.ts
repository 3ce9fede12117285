import type { CasePlan, NamedJson } from '#grader/protocol.ts';

/** What a browser needs to call a student's program and the reference on the input of a disputed case. For staff. */
export interface ReplayView {
  readonly caseTitle: string;
  readonly call: string;
  readonly args: readonly NamedJson[];
  /** Of the submission. */
  readonly source: string;
  /** One sentence of the verified report; null: the case passed. */
  readonly reason: string | null;
  readonly exercise: { readonly slug: string; readonly hash: string };
  /** What the judge must find in the files. */
  readonly plan: { readonly here: readonly CasePlan[]; readonly elsewhere: readonly CasePlan[] };
  readonly filesHref: string;
  /** Its reference never leaves the server: only the student's program runs here. */
  readonly isSealed: boolean;
  /** The submission was judged by another version than the one whose reference runs here. */
  readonly isOlderVersion: boolean;
  readonly sandbox: { readonly student: string; readonly judge: string };
}
