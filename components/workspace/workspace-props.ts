import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import type { WorkspaceView } from '#server/workspace/workspace-view.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import type { Compared } from '../submission/comparison.ts';
import type { RefusalTexts } from '../submission/refusal-texts.ts';
import type { PaneLayout } from './pane-layout.ts';
import type { WorkspaceActions } from './workspace-actions.ts';

export interface WorkspaceProps {
  readonly view: Omit<WorkspaceView, 'statementHtml'>;
  readonly place: ExercisePlace;
  readonly actions: WorkspaceActions;
  /** ISO: when the server made this page. */
  readonly readAt: string;
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
