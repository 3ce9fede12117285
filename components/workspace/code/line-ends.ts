import type { WorkspaceProps } from '../workspace-props.ts';

/** Lines as an editor ends them, whichever system the text was written on. */
export function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** Its texts as an editor will give them back: they are compared with what is in it. */
export function asEdited(view: WorkspaceProps['view']): WorkspaceProps['view'] {
  const { draft, starter } = view;
  return {
    ...view,
    starter: withLineFeeds(starter),
    draft: draft && { ...draft, source: withLineFeeds(draft.source) },
  };
}
