'use client';

import { useState } from 'react';
import { browserStorage } from '../../kept/browser-storage.ts';
import { FIRST_SCRATCH, readScratch } from '../../kept/scratch-text.ts';
import type { Replacement } from './use-replacement.ts';

interface Scratch {
  /** Another number, another text: the pane starts anew with what is kept. */
  readonly generation: number;
  /** Set while what was there before can be had back. */
  readonly replacement: Replacement | null;
  /** Puts a snippet in the place of the text. */
  open(text: string): void;
}

const SNIPPET = 'scratch.ts has the snippet of this case.';
const TAKEN_BACK = 'scratch.ts has its earlier text again, in place of what you wrote since.';

/** A text that went, while it can be had back. */
interface Gone {
  readonly text: string;
  /** What stands in its place. */
  readonly words: string;
}

/** The text of scratch.ts where something other than the student's keys replaces it. */
export function useScratch(storageKey: string): Scratch {
  const [generation, setGeneration] = useState(0);
  const [gone, setGone] = useState<Gone | null>(null);
  /** The snippet that was put there last: as long as nobody has changed it, nothing of anybody's goes with it. */
  const [snippet, setSnippet] = useState<string | null>(null);

  function put(text: string): void {
    browserStorage.write(storageKey, text);
    setGeneration((count) => count + 1);
  }

  function undo({ text }: Gone): void {
    const now = readScratch(browserStorage, storageKey);
    put(text);
    setSnippet(null);
    setGone(now === snippet ? null : { text: now, words: TAKEN_BACK });
  }

  return {
    generation,
    replacement: gone && { words: gone.words, undo: () => undo(gone), dismiss: () => setGone(null) },
    open(text) {
      const before = readScratch(browserStorage, storageKey);
      put(text);
      setSnippet(text);
      if (before === snippet) return;
      setGone(before === text || before === FIRST_SCRATCH ? null : { text: before, words: SNIPPET });
    },
  };
}
