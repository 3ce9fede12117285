'use client';

import { useState } from 'react';
import { copyText } from './copy-text.ts';

/** Copies text, and says what became of it: a browser may refuse. `words` are empty until something was copied. */
export function useCopy(): { readonly words: string; copy(text: string): void } {
  const [words, setWords] = useState('');
  return {
    words,
    copy(text) {
      void copyText(text).then((done) =>
        setWords(done ? 'Copied' : 'This browser did not let the page copy.'),
      );
    },
  };
}
