import type { VersionChangesView } from '#server/grading/regrade/version-changes-view.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** For whom a dry run is applied; the reason is what the students read. */
export type ApplyChoice = (
  | { readonly kind: 'all' | 'gains' }
  | { readonly kind: 'except'; readonly keys: string[] }
) & { readonly reason: string };

/** What can be done with one regrade; a refusal comes as the words to show. */
export interface RegradeActions {
  readonly apply: (choice: ApplyChoice) => Promise<Answer<null>>;
  readonly pin: () => Promise<Answer<null>>;
  readonly cancel: () => Promise<Answer<null>>;
  readonly goOn: () => Promise<Answer<null>>;
  readonly undo: () => Promise<Answer<null>>;
  /** What the two versions have differently. */
  readonly changes: () => Promise<Answer<VersionChangesView>>;
}
