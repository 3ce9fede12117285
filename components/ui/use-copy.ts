'use client';

import { useState } from 'react';

/** Copies text, and says what became of it: a browser may refuse. `words` are empty until something was copied. */
export function useCopy(): { readonly words: string; copy(text: string): void } {
  const [words, setWords] = useState('');
  return {
    words,
    copy(text) {
      navigator.clipboard.writeText(text).then(
        () => setWords('Copied'),
        () => setWords('This browser did not let the page copy.'),
      );
    },
  };
}
