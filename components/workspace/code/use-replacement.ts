'use client';

import { type RefObject, useState } from 'react';
import type { EditorHandle } from '../../editor/editor-handle.ts';
import { withLineFeeds } from './line-ends.ts';

/** What took the place of the student's text, until it is taken back or accepted. */
export interface Replacement {
  /** "The editor has the starter again." */
  readonly words: string;
  /** Null: nothing was replaced, there is only something to say. */
  readonly undo: (() => void) | null;
  dismiss(): void;
}

const NOT_KEPT = 'What it replaced could not be kept: take it back here, or it is gone.';
const TAKEN_BACK = 'Your earlier code is back, in place of what you wrote since.';

interface Done {
  readonly words: string;
  /** Null: nothing was replaced. */
  readonly texts: { readonly before: string; readonly after: string } | null;
}

/** Replaces everything in the editor, and can take it back. `keep` gets each text that goes, and says whether it is kept. */
export function useReplacement(
  editor: RefObject<EditorHandle | null>,
  keep: (source: string) => Promise<boolean>,
) {
  const [done, setDone] = useState<Done | null>(null);

  function replace(source: string, words: string): void {
    const before = editor.current?.getSource();
    if (before === undefined || before === source) return;
    editor.current?.replaceSource(source);
    const own: Done = { words, texts: { before, after: source } };
    setDone(own);
    void keep(before).then((kept) => {
      if (!kept) setDone((shown) => (shown === own ? { ...own, words: `${words} ${NOT_KEPT}` } : shown));
    });
  }

  function undo({ before, after }: NonNullable<Done['texts']>): void {
    const isAsPut = editor.current?.getSource() === withLineFeeds(after);
    setDone(null);
    // What was written since goes as any text does that another one replaces.
    if (isAsPut) editor.current?.replaceSource(before);
    else replace(before, TAKEN_BACK);
  }

  const texts = done?.texts ?? null;
  const replacement: Replacement | null = done && {
    words: done.words,
    undo: texts && (() => undo(texts)),
    dismiss: () => setDone(null),
  };
  return { replace, replacement, tell: (words: string) => setDone({ words, texts: null }) };
}
