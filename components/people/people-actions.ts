import type { SettledView } from '#server/grading/settled-view.ts';
import type { Correction, ImportPlanView, Meaning } from '#server/people/import/import-plan-view.ts';

export type CourseRole = 'student' | 'ta' | 'instructor';

/** A refusal comes as the words to show. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export interface LinkTerms {
  readonly role: CourseRole;
  readonly sectionId: string | null;
  /** "2026-12-11T18:00" in the course's zone. */
  readonly expiresAt: string;
  readonly seats: number;
  readonly emailEnding: string | null;
}

export interface PersonChange {
  readonly userId: string;
  /** What was chosen, and nothing else of what this page shows; null: out of the course. */
  readonly becomes: { readonly role: CourseRole } | { readonly sectionId: string | null } | null;
  readonly seen: string | null;
}

export interface ListToImport {
  readonly text: string;
  readonly meanings?: readonly Meaning[] | undefined;
  readonly role: CourseRole;
  readonly section: string | null;
  readonly corrections: readonly { readonly index: number; readonly correction: Correction }[];
}

export interface PeopleActions {
  readonly change: (change: PersonChange) => Promise<Answer<SettledView>>;
  readonly addSection: (name: string) => Promise<Answer<{ readonly sectionId: string }>>;
  readonly openLink: (terms: LinkTerms) => Promise<Answer<null>>;
  /** null: the link for whoever has it. */
  readonly closeLink: (invitationId: string | null) => Promise<Answer<null>>;
  readonly preview: (list: ListToImport) => Promise<Answer<ImportPlanView>>;
  readonly apply: (
    list: ListToImport & { readonly hash: string },
  ) => Promise<Answer<{ readonly importId: string }>>;
  readonly undo: (importId: string) => Promise<Answer<{ readonly undone: number }>>;
}
