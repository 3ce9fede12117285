import type { GradeExplanationView } from '#server/grading/grade-explanation-view.ts';

export interface CellAddress {
  readonly studentId: string;
  readonly exercise: string;
}

/** Names it among others, as the address of the page does. */
export function cellKey({ studentId, exercise }: CellAddress): string {
  return `${studentId}:${exercise}`;
}

export interface OverrideDraft {
  readonly points: number;
  readonly reason: string;
  /** What its writer saw. */
  readonly seenOverrideId: string | null;
}

/** What the gradebook asks the server for; a refusal comes as the words to show. */
export interface GradebookActions {
  readonly explain: (cell: CellAddress) => Promise<Answer<GradeExplanationView>>;
  readonly override: (cell: CellAddress, draft: OverrideDraft) => Promise<Answer<null>>;
  readonly takeBack: (cell: CellAddress, overrideId: string) => Promise<Answer<null>>;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };
