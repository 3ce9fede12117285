import type { RubricEditPreview, RubricView } from '#server/grading/rubric/rubric-view.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export interface RubricEditDraft {
  readonly itemId: string;
  readonly title: string;
  readonly points: number;
  readonly retired: boolean;
}

/** What a rubric writes, of one submission; a refusal comes as the words to show. */
export interface RubricActions {
  readonly load: () => Promise<Answer<RubricView>>;
  readonly give: (itemId: string, given: boolean) => Promise<Answer<RubricView>>;
  readonly release: () => Promise<Answer<RubricView>>;
  readonly add: (item: { readonly title: string; readonly points: number }) => Promise<Answer<RubricView>>;
  readonly copy: (exercise: string) => Promise<Answer<RubricView>>;
  readonly preview: (edit: RubricEditDraft) => Promise<Answer<RubricEditPreview>>;
  readonly apply: (edit: RubricEditDraft, hash: string) => Promise<Answer<{ readonly changes: number }>>;
  readonly undo: (itemId: string, editId: string) => Promise<Answer<{ readonly changes: number }>>;
}
