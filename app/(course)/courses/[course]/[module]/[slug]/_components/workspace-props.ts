import type { WorkspaceView } from '#server/courses/workspace-view.ts';
import type { Refusal } from '#server/platform/refusals.ts';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import type { Compared } from '../_logic/comparison.ts';
import type { PaneLayout } from '../_logic/pane-layout.ts';

/** Slugs as they stand in the address. */
export interface ExercisePlace {
  readonly course: string;
  readonly module: string;
  readonly exercise: string;
}

/** What the page says about each refusal of a use case; made on the server, where the table is. */
export type RefusalTexts = Readonly<Record<Refusal, string>>;

export interface WorkspaceProps {
  readonly view: Omit<WorkspaceView, 'statementHtml'>;
  readonly place: ExercisePlace;
  /** Drafts in this browser are kept apart by person. */
  readonly userId: string;
  /** Names that `forbids` stands for, groups resolved: "conv2d", "layers.*". */
  readonly forbiddenOperations: readonly string[];
  readonly refusalTexts: RefusalTexts;
  readonly layout: PaneLayout;
  /** The submission that the address asks for. */
  readonly openSubmission: SubmissionDetailView | null;
  /** What the address asks to compare it with. */
  readonly openCompared: Compared | null;
  /** Rendered on the server. */
  readonly statement: React.ReactNode;
}
