/** Literal cases that a draft could have, with where each comes from. */
import type { NamedJson } from '#grader/protocol.ts';

export interface CaseOfferView {
  readonly offerId: string;
  readonly from: /** It would reject this program, which every case lets pass. */
    | { readonly kind: 'survivor'; readonly path: string; readonly title: string }
    /** A worked example of the statement. */
    | { readonly kind: 'statement'; readonly line: number }
    /** An input on which a student was right. */
    | { readonly kind: 'request'; readonly caseId: string; readonly proposedAt: string };
  readonly call: string;
  readonly args: readonly NamedJson[];
  /** What the reference gives, or the statement says; null where only running it tells. */
  readonly expected: NamedJson['value'] | null;
  /** What the survivor gives. */
  readonly actual: NamedJson['value'] | null;
}

interface WrittenFileView {
  readonly path: string;
  readonly content: string;
  /** Of the saved text that the case was put into; null: there was no such file. */
  readonly baseHash: string | null;
}

/** Files with the case in them, to go on from; nothing is saved. */
export interface WrittenCaseView {
  readonly files: readonly WrittenFileView[];
  /** Of `cases.ts`, where it begins. */
  readonly line: number;
}
