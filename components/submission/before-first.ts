import type { WorkspaceView } from '#server/workspace/workspace-view.ts';

/** What submissions to an exercise are judged by, as far as it differs between exercises. */
export interface Judging {
  readonly counts: WorkspaceView['rules']['counts'];
  readonly hiddenCases: number;
}

/** Said in the place of the list of submissions while there is none. */
export function beforeFirstWords({ counts, hiddenCases }: Judging): string {
  const by = hiddenCases === 0 ? '' : ' with the hidden cases';
  return `Submit your code when you like. The server verifies it${by}; the ${counts === 'best' ? 'best' : 'last'} one counts.`;
}
