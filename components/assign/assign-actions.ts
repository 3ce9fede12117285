import type { SettledView } from '#server/grading/settled-view.ts';
import type { AssignmentTerms, StudentPreviewView } from '#server/planning/assign/assign-view.ts';

/** A refusal comes as the words to show. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export type Whom =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'section'; readonly sectionId: string }
  | { readonly kind: 'person'; readonly userId: string };

export interface Extension {
  readonly exercises: readonly string[];
  readonly userIds: readonly string[];
  readonly longer:
    | { readonly kind: 'until'; readonly at: string }
    | { readonly kind: 'days'; readonly days: number }
    | { readonly kind: 'factor'; readonly factor: number };
  readonly reason: string;
  /** Hash of the list of changed grades that was shown; null: none yet. */
  readonly seen: string | null;
}

export interface AssignActions {
  readonly save: (change: {
    readonly terms: AssignmentTerms;
    readonly base: string;
    readonly seen: string | null;
  }) => Promise<Answer<SettledView>>;
  readonly extend: (extension: Extension) => Promise<Answer<SettledView>>;
  readonly takeBack: (which: {
    readonly exercise: string;
    readonly userId: string;
    readonly seen: string | null;
  }) => Promise<Answer<SettledView>>;
  readonly preview: (asked: {
    readonly whom: Whom;
    readonly at: string;
  }) => Promise<Answer<StudentPreviewView>>;
}
