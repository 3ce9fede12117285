'use client';

import { type RefObject, useState } from 'react';
import type { EditorHandle } from '../../editor/editor-handle.ts';

/** What took the place of the student's text, until it is taken back or accepted. */
export interface Replacement {
  /** "The editor has the starter again." */
  readonly words: string;
  /** Null: nothing was replaced, there is only something to say. */
  readonly undo: (() => void) | null;
  dismiss(): void;
}

const NOT_KEPT = 'Your earlier code could not be kept: take it back here, or it is gone.';

/** Replaces everything in the editor, and can take it back. `keep` gets each text that goes, and says whether it is kept. */
export function useReplacement(
  editor: RefObject<EditorHandle | null>,
  keep: (source: string) => Promise<boolean>,
) {
  const [done, setDone] = useState<{ readonly words: string; readonly before: string | null } | null>(null);

  function replace(source: string, words: string): void {
    const before = editor.current?.getSource();
    if (before === undefined || before === source) return;
    editor.current?.replaceSource(source);
    setDone({ words, before });
    void keep(before).then((kept) => {
      if (!kept) setDone((shown) => shown && { ...shown, words: `${words} ${NOT_KEPT}` });
    });
  }

  const before = done?.before ?? null;
  const replacement: Replacement | null = done && {
    words: done.words,
    undo:
      before === null
        ? null
        : () => {
            editor.current?.replaceSource(before);
            setDone(null);
          },
    dismiss: () => setDone(null),
  };
  return { replace, replacement, tell: (words: string) => setDone({ words, before: null }) };
}
