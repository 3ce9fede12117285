'use client';

import { useRef, useState } from 'react';
import type { CursorPlace, EditorHandle } from '../../editor/editor-handle.ts';
import { type LiveValue, liveValue } from '../live-value.ts';
import type { WorkspaceProps } from '../workspace-props.ts';
import { type Draft, useDraft } from './use-draft.ts';
import { useReplacement } from './use-replacement.ts';

/** The student's text: what is written, where the cursor is, and how it is kept. Typing renders nothing by itself. */
export function useText(
  { view, place, userId, actions, refusalTexts }: WorkspaceProps,
  onFirstText: (text: string) => void,
) {
  const editor = useRef<EditorHandle>(null);
  const [ready, setReady] = useState(false);
  const [source] = useState<LiveValue<string>>(() => liveValue(view.draft?.source ?? view.starter));
  const [cursor] = useState<LiveValue<CursorPlace>>(() => liveValue({ line: 1, column: 1 }));
  const { replace, tell, replacement } = useReplacement(editor, (text) => {
    // Undo brings it back now, the earlier texts bring it back later.
    if (text !== view.starter) void actions.keepDraft({ ...place, source: text }).catch(() => undefined);
  });
  const draft: Draft = useDraft({
    userId,
    place,
    server: view.draft,
    starter: view.starter,
    refusalTexts,
    saveDraft: actions.saveDraft,
    onFirstText(text) {
      source.set(text);
      onFirstText(text);
    },
    onNewer(text, from) {
      if (from === 'tab') editor.current?.replaceSource(text);
      else replace(text, 'A newer text from another tab or machine took the place of yours.');
    },
    onOlderKept: () =>
      tell('An older text from another tab or machine was met. It is among the earlier texts.'),
  });

  return {
    source,
    cursor,
    editor,
    /** The editor takes keys. */
    ready,
    setReady,
    draft,
    replace,
    replacement,
    /** What the editor has now. */
    current: () => editor.current?.getSource() ?? source.get(),
  };
}
