import type { TemplateName } from '#grader/exercise/templates/exercise-template.ts';
import type { CaseOfferView, WrittenCaseView } from '#server/studio/check/case-offers-view.ts';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import type { DraftLuckView } from '#server/studio/check/draft-luck-view.ts';
import type { DraftTryView } from '#server/studio/check/draft-try-view.ts';
import type { TolerancesView } from '#server/studio/check/tolerances-view.ts';
import type { TryView } from '#server/studio/check/try-view.ts';
import type { DraftRevisionView, FileChange, SavedFilesView } from '#server/studio/drafts/draft-view.ts';
import type { PreviewView } from '#server/studio/drafts/preview-view.ts';
import type { DraftDryRunView } from '#server/studio/publish/draft-dry-run-view.ts';
import type { PublishView } from '#server/studio/publish/publish-view.ts';
import type { PublishedChangesView, PublishedVersionView } from '#server/studio/publish/versions-view.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly problem: string;
      /** Where it makes a difference to what comes next. */
      readonly why?: 'signed-out';
    };

/** What the studio asks of the server about one draft; a refusal comes as the words to show. */
export interface StudioActions {
  readonly save: (changes: readonly FileChange[]) => Promise<Answer<SavedFilesView>>;
  /** Into the list, out of which somebody took it. */
  readonly putBack: () => Promise<Answer<null>>;
  readonly preview: (statement: string, manifest: string) => Promise<Answer<PreviewView>>;
  readonly check: () => Promise<Answer<DraftCheckView>>;
  readonly cancelCheck: (checkId: string) => Promise<Answer<DraftCheckView>>;
  readonly misconception: (made: {
    readonly title: string;
    readonly hint: string;
    readonly source: string;
  }) => Promise<Answer<{ readonly path: string; readonly content: string }>>;
  /** Of a check: with what luck its mistakes slip through; null before somebody asked. */
  readonly luck: (checkId: string) => Promise<Answer<DraftLuckView | null>>;
  readonly startLuck: (checkId: string) => Promise<Answer<DraftLuckView>>;
  readonly cancelLuck: (luckId: string) => Promise<Answer<DraftLuckView>>;
  /** Of a check: what it would make of the submissions that count; null before somebody asked. */
  readonly dryRun: (checkId: string) => Promise<Answer<DraftDryRunView | null>>;
  readonly startDryRun: (checkId: string) => Promise<Answer<DraftDryRunView>>;
  readonly cancelDryRun: (dryRunId: string) => Promise<Answer<DraftDryRunView>>;
  /** Of a check: what the tolerance dial shows beside its matrix. */
  readonly tolerances: (checkId: string) => Promise<Answer<TolerancesView>>;
  /** Literal cases that the draft could have. */
  readonly offers: () => Promise<Answer<readonly CaseOfferView[]>>;
  readonly writeCase: (offerId: string) => Promise<Answer<WrittenCaseView>>;
  readonly revisions: () => Promise<Answer<readonly DraftRevisionView[]>>;
  readonly restore: (revision: number) => Promise<Answer<{ readonly revision: number }>>;
  /** Of a check: what can be run in this browser. */
  readonly programs: (checkId: string) => Promise<Answer<TryView>>;
  /** Of a check: the program that the reader tried last on the server; null before the first. */
  readonly lastTry: (checkId: string) => Promise<Answer<DraftTryView | null>>;
  readonly startTry: (checkId: string, source: string) => Promise<Answer<DraftTryView>>;
  readonly cancelTry: (tryId: string) => Promise<Answer<DraftTryView>>;
  readonly publishView: () => Promise<Answer<PublishView>>;
  readonly versions: () => Promise<Answer<readonly PublishedVersionView[]>>;
  /** Of a version, by its number. */
  readonly versionChanges: (number: number) => Promise<Answer<PublishedChangesView>>;
  readonly publish: (wish: PublishWish) => Promise<Answer<{ readonly number: number }>>;
}

export interface PublishWish {
  readonly checkId: string;
  readonly note: string;
  readonly overrideReason: string | null;
  readonly place:
    | { readonly kind: 'none' | 'planned' }
    | { readonly kind: 'module'; readonly module: string };
  readonly takeUp: 'stay' | 'opening' | 'at-once';
}

export interface NewDraftWish {
  readonly module: string;
  readonly title: string;
  readonly start:
    | { readonly kind: 'template'; readonly template: TemplateName; readonly disclosure: 'open' | 'sealed' }
    | { readonly kind: 'copy'; readonly versionId: string };
  readonly assignmentId: string | null;
}
