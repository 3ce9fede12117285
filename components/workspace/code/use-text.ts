'use client';

import { useRef, useState } from 'react';
import type { CursorPlace, EditorHandle } from '../../editor/editor-handle.ts';
import { type LiveValue, liveValue } from '../live-value.ts';
import type { WorkspaceProps } from '../workspace-props.ts';
import { type Draft, useDraft } from './use-draft.ts';
import { useEarlier } from './use-earlier.ts';
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
  const keepEarlier = useEarlier(place, { userId, keepDraft: actions.keepDraft });
  // Undo brings it back now, the earlier texts bring it back later.
  const { replace, tell, replacement } = useReplacement(editor, async (text) =>
    text === view.starter ? true : keepEarlier(text),
  );
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
      if (from === 'elsewhere')
        replace(text, 'A newer text from another tab or machine took the place of yours.');
      else if (editor.current?.getSource() !== text) editor.current?.replaceSource(text);
    },
    onOlderKept: () =>
      tell('An older text from another tab or machine was met. It is among the earlier texts.'),
    async onOlder(text) {
      if (text === view.starter) return true;
      tell(
        'A newer text from another tab or machine is shown. What this browser had is among the earlier texts.',
      );
      return keepEarlier(text);
    },
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
