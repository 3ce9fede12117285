/** A text that was the reader's draft once. */
export interface KeptDraftView {
  readonly source: string;
  /** ISO. */
  readonly savedAt: string;
}

export interface SavedDraftView {
  /** The revision on the server now, whoever wrote it. */
  readonly revision: number;
  readonly savedAt: string;
  /** `saved`: yours is the draft. `kept-older`: a newer one from elsewhere stays, yours is kept beside it. */
  readonly standing: 'saved' | 'kept-older';
  /** The other text when two met: the one that was replaced, or the newer one that stays. */
  readonly other: { readonly source: string; readonly savedAt: string } | null;
}
