import type { WorkspaceView } from '../../workspace/workspace-view.ts';

export interface PreviewView {
  /** Made safe on the server. */
  readonly statementHtml: string;
  readonly exercise: Pick<
    WorkspaceView['exercise'],
    'title' | 'points' | 'difficulty' | 'minutes' | 'source' | 'disclosure'
  >;
}
