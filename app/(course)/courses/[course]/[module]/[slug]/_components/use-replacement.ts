'use client';

import { type RefObject, useState } from 'react';
import type { EditorHandle } from '#components/editor/editor-handle.ts';

/** What took the place of the student's text, until it is taken back or accepted. */
export interface Replacement {
  /** "The editor has the starter again." */
  readonly words: string;
  undo(): void;
  dismiss(): void;
}

/** Replaces everything in the editor, and can take it back. */
export function useReplacement(editor: RefObject<EditorHandle | null>) {
  const [done, setDone] = useState<{ readonly words: string; readonly before: string } | null>(null);

  function replace(source: string, words: string): void {
    const before = editor.current?.getSource();
    if (before === undefined) return;
    editor.current?.replaceSource(source);
    setDone({ words, before });
  }

  const replacement: Replacement | null = done && {
    words: done.words,
    undo() {
      editor.current?.replaceSource(done.before);
      setDone(null);
    },
    dismiss: () => setDone(null),
  };
  return { replace, replacement };
}
