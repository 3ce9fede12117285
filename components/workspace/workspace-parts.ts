import type { useHistory } from './use-history.ts';
import type { useRunning } from './use-running.ts';
import type { useShownResults } from './use-shown-results.ts';
import type { useText } from './use-text.ts';
import type { useView } from './use-view.ts';
import type { WorkspaceProps } from './workspace-props.ts';

/** What the acts of a workspace act on. */
export interface WorkspaceParts {
  readonly exercise: WorkspaceProps['view']['exercise'];
  readonly history: ReturnType<typeof useHistory>;
  readonly text: ReturnType<typeof useText>;
  readonly runs: ReturnType<typeof useRunning>;
  readonly view: ReturnType<typeof useView>;
  readonly results: ReturnType<typeof useShownResults>;
}
