import type { SettledView } from '#server/grading/settled-view.ts';
import type { DateChange, DateFinding } from '#server/planning/dates/dates-view.ts';
import type { CopiedCourse } from '#server/planning/lifecycle/copied-course-view.ts';

/** A refusal comes as the words to show. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export interface DatesActions {
  readonly check: (changes: readonly DateChange[]) => Promise<Answer<readonly DateFinding[]>>;
  readonly save: (change: {
    readonly changes: readonly DateChange[];
    readonly base: string;
    readonly moveSections: boolean;
    readonly seen: string | null;
  }) => Promise<Answer<SettledView>>;
  readonly saveWeights: (
    weights: readonly { readonly assignmentId: string; readonly weight: number | null }[],
  ) => Promise<Answer<null>>;
  readonly orderModules: (slugs: readonly string[]) => Promise<Answer<null>>;
  readonly addModule: (title: string) => Promise<Answer<{ slug: string }>>;
  readonly renameModule: (change: { module: string; title: string }) => Promise<Answer<null>>;
  readonly takeOutModule: (module: string) => Promise<Answer<null>>;
  readonly putBackModule: (module: string) => Promise<Answer<null>>;
  readonly takeOutExercise: (assignmentId: string) => Promise<Answer<null>>;
  readonly putBackExercise: (assignmentId: string) => Promise<Answer<null>>;
  readonly addExercise: (place: { module: string; versionId: string }) => Promise<Answer<{ slug: string }>>;
  readonly copy: (copy: {
    slug: string;
    title: string;
    term: string;
    weeks: number | null;
  }) => Promise<Answer<CopiedCourse>>;
  readonly archive: (archived: boolean) => Promise<Answer<null>>;
}
