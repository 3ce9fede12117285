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

/** The text of scratch.ts where something other than the student's keys replaces it. */
export function useScratch(storageKey: string): Scratch {
  const [generation, setGeneration] = useState(0);
  const [before, setBefore] = useState<string | null>(null);

  function put(text: string): void {
    browserStorage.write(storageKey, text);
    setGeneration((count) => count + 1);
  }

  return {
    generation,
    replacement:
      before === null
        ? null
        : {
            words: 'scratch.ts has the snippet of this case.',
            undo() {
              put(before);
              setBefore(null);
            },
            dismiss: () => setBefore(null),
          },
    open(text) {
      const kept = readScratch(browserStorage, storageKey);
      setBefore(kept === text || kept === FIRST_SCRATCH ? null : kept);
      put(text);
    },
  };
}
