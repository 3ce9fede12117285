import type { RequestView } from '#server/submissions/requests/request-view.ts';

/** What a question is about. */
export type AskedAbout =
  | { readonly kind: 'whole' }
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'rubric'; readonly itemId: string };

/** All requests on the submission, or why nothing was sent, in words. */
export type RequestsAnswer =
  | { readonly ok: true; readonly value: readonly RequestView[] }
  | { readonly ok: false; readonly problem: string };

export interface Reply {
  readonly requestId: string;
  readonly body: string;
  /** Nobody waits for an answer any more. */
  readonly close: boolean;
  /** ISO: when what is on the page had moved last. */
  readonly seenAt: string;
}
