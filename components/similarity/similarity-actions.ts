export type Answer = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** What the page of similar programs asks for; a refusal comes as the words to show. */
export interface SimilarityActions {
  readonly start: () => Promise<Answer>;
  readonly cancel: (batchId: string) => Promise<Answer>;
}
