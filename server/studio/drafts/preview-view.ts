import type { WorkspaceView } from '../../courses/workspace-view.ts';

export interface PreviewView {
  /** Made safe on the server. */
  readonly statementHtml: string;
  readonly exercise: Pick<
    WorkspaceView['exercise'],
    'title' | 'points' | 'difficulty' | 'minutes' | 'source' | 'disclosure'
  >;
}
