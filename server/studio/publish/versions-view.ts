/** What was published of an exercise, for ever. Dates are ISO strings. */
import type { CheckStands } from '../check/check-view.ts';
import type { PublicationView } from '../drafts/draft-view.ts';
import type { UseView } from '../list/studio-view.ts';
import type { FileChangeView } from './version-changes.ts';

/** A version, with what its check found of exactly its files. */
export interface PublishedVersionView extends PublicationView {
  readonly check: {
    readonly green: boolean;
    readonly stands: CheckStands | null;
    /** What fails, a sentence each. */
    readonly failing: readonly string[];
  };
  /** Where students get it now. */
  readonly usedIn: readonly UseView[];
}

export interface PublishedChangesView {
  /** What the version is held against; `copied`: the one that its exercise was begun as a copy of. */
  readonly against:
    | { readonly kind: 'version'; readonly number: number }
    | { readonly kind: 'copied' }
    | { readonly kind: 'nothing' };
  /** In the order of their paths. */
  readonly files: readonly ChangedFileView[];
}

export interface ChangedFileView extends FileChangeView {
  /** Null: data that nobody reads. A side is null where there was no such file. */
  readonly texts: { readonly before: string | null; readonly after: string | null } | null;
}
