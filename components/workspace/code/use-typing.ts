'use client';

import { useSyncExternalStore } from 'react';

const FIELDS = 'textarea, [role="textbox"]';

/** Whether the focus is in a field of the editor: on a phone, whether its keyboard is open. */
export function useTyping(): boolean {
  return useSyncExternalStore(subscribe, isTyping, () => false);
}

function isTyping(): boolean {
  const { activeElement } = document;
  return activeElement?.matches(FIELDS) === true && activeElement.closest('#editor') !== null;
}

function subscribe(onChange: () => void): () => void {
  // While the focus moves, nothing has it.
  const later = () => queueMicrotask(onChange);
  document.addEventListener('focusin', onChange);
  document.addEventListener('focusout', later);
  return () => {
    document.removeEventListener('focusin', onChange);
    document.removeEventListener('focusout', later);
  };
}
