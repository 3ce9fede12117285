/** What became of a zip. */
export type ImportedView =
  /** `copied`: its exercise was here already, so the draft has an id of its own. */
  | { readonly kind: 'imported'; readonly draftId: string; readonly copied: boolean }
  | { readonly kind: 'broken'; readonly problems: readonly ImportProblemView[] };

export interface ImportProblemView {
  /** Empty where the archive as a whole is meant. */
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
}
