import type { useText } from '../code/use-text.ts';
import type { useRunning } from '../results/use-running.ts';
import type { useShownResults } from '../results/use-shown-results.ts';
import type { WorkspaceProps } from '../workspace-props.ts';
import type { useHistory } from './use-history.ts';
import type { useView } from './use-view.ts';

/** What the acts of a workspace act on. */
export interface WorkspaceParts {
  readonly exercise: WorkspaceProps['view']['exercise'];
  readonly history: ReturnType<typeof useHistory>;
  readonly text: ReturnType<typeof useText>;
  readonly runs: ReturnType<typeof useRunning>;
  readonly view: ReturnType<typeof useView>;
  readonly results: ReturnType<typeof useShownResults>;
}
