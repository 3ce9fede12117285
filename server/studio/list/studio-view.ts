/** The studio's list: what a course's instructors write, and what they can begin from. Dates are ISO strings. */
import type { DraftCheckState } from '#db/schema/studio.ts';
import type { TemplateName } from '#grader/exercise/templates/exercise-template.ts';
import type { PublicationView } from '../drafts/draft-view.ts';

export interface StudioView {
  readonly course: { readonly slug: string; readonly title: string };
  readonly drafts: readonly StudioDraftView[];
  /** Drafts that somebody took out of the list, the last one first. */
  readonly takenOut: readonly Pick<StudioDraftView, 'draftId' | 'slug' | 'title'>[];
  readonly modules: readonly StudioModuleView[];
  /** What a new exercise can begin as, the most usual first. */
  readonly templates: readonly StudioTemplateView[];
  /** Courses whose exercises the reader may write. */
  readonly courses: readonly { readonly slug: string; readonly title: string }[];
}

export interface StudioTemplateView {
  readonly name: TemplateName;
  readonly label: string;
  /** When to pick it, in a sentence. */
  readonly about: string;
}

export interface StudioDraftView {
  readonly draftId: string;
  readonly slug: string;
  readonly title: string;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly published: PublicationView | null;
  /** Versions that were published over a red check, newest first: a later green one takes none of them away. */
  readonly overrides: readonly { readonly number: number; readonly reason: string }[];
  /** Something was saved since it was published. */
  readonly changedSince: boolean;
  readonly usedIn: readonly UseView[];
  readonly check: CheckSummaryView | null;
}

export interface CheckSummaryView {
  readonly state: DraftCheckState;
  /** Problems that it found. */
  readonly problems: number;
  /** Nothing was saved since. */
  readonly current: boolean;
  readonly at: string;
}

export interface UseView {
  readonly course: string;
  /** "3.4". */
  readonly number: string;
  readonly href: string;
}

export interface StudioModuleView {
  readonly slug: string;
  readonly title: string;
  readonly number: number;
  readonly exercises: readonly StudioExerciseView[];
}

/** A row of the outline: of the catalogue, of the studio, or planned. */
export interface StudioExerciseView {
  readonly assignmentId: string;
  readonly number: string;
  readonly title: string;
  readonly href: string;
  /** Null: nobody has written it. */
  readonly versionId: string | null;
  /** Its number among the versions of the exercise, from 1. */
  readonly version: number | null;
  /** `elsewhere`: written in a studio, by a draft that is not in the list. */
  readonly origin: 'catalogue' | 'studio' | 'elsewhere' | 'planned';
  /** The draft in which it is written, or in which somebody goes on from it, where there is one. */
  readonly draftId: string | null;
  /** Null: nothing is known to be proved of the version. */
  readonly proof: ProofView | null;
  /** Why its newest files could not be published; the version is the one before then. */
  readonly problem: string | null;
}

/** What was proved of a version, on a day as "2026-11-27". */
export type ProofView = { readonly on: string } & (
  | { readonly kind: 'proved'; readonly seeds: number }
  /** By a check on this server, when it was published or after an upgrade of the grader. */
  | { readonly kind: 'green' }
  | { readonly kind: 'red'; readonly problems: number }
  /** Published although its check was red. */
  | { readonly kind: 'overridden' }
);
