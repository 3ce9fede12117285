/** What publishing a draft would do. */
import type { DraftCheckView } from '../check/check-view.ts';
import type { PublicationView } from '../drafts/draft-view.ts';
import type { UseView } from '../list/studio-view.ts';
import type { FileChangeView } from './version-changes.ts';

export interface PublishView {
  readonly draftId: string;
  readonly course: { readonly slug: string; readonly title: string };
  /** Of the version that it becomes. */
  readonly number: number;
  /** Newest first. */
  readonly published: readonly PublicationView[];
  /** Of the draft as it is saved now; null: none has come to its end. */
  readonly check: Pick<DraftCheckView, 'checkId' | 'green' | 'publishable' | 'problems'> | null;
  /** Against the version that was published last, or that it goes on from; all files where there is none. */
  readonly changes: readonly FileChangeView[];
  readonly effect: 'words' | 'cases';
  /** Against the versions that students of the course have, which may be earlier ones. */
  readonly effectInUse: 'words' | 'cases';
  /** The files are those of the last version, and all students of the course have them. */
  readonly unchanged: boolean;
  readonly uses: readonly InUseView[];
  /** It has a place in this course, and gets no other. */
  readonly placed: boolean;
  /** The row that it was written for, while nobody has written it, or it has the version that this one goes on from. */
  readonly planned: PlannedRowView | null;
  /** Slug of the module that was chosen when it was begun, before it was ever published; null otherwise. */
  readonly begunIn: string | null;
  readonly modules: readonly { readonly slug: string; readonly title: string; readonly number: number }[];
}

export interface PlannedRowView {
  readonly number: string;
  readonly title: string;
  /** What students work on there now, and go on with; null: nobody has written it. */
  readonly goesOn: {
    /** "cnn/conv2d" */
    readonly exercise: string;
    readonly drafts: number;
    readonly graded: number;
  } | null;
}

/** A place in a course where students get it. */
export interface InUseView extends UseView {
  /** Gets another version than the last one. */
  readonly behind: boolean;
  /** Students who are writing, and students with a grade. */
  readonly drafts: number;
  readonly graded: number;
}
