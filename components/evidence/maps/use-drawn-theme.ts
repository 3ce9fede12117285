'use client';

import { useSyncExternalStore } from 'react';
import type { Theme } from './colour-scales.ts';

const DARK_SYSTEM = '(prefers-color-scheme: dark)';

function subscribe(onChange: () => void): () => void {
  const system = matchMedia(DARK_SYSTEM);
  system.addEventListener('change', onChange);
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', onChange);
    observer.disconnect();
  };
}

function read(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia(DARK_SYSTEM).matches ? 'dark' : 'light';
}

/** The theme on screen now, for what is drawn in script: canvases and the editor. */
export function useDrawnTheme(): Theme {
  return useSyncExternalStore(subscribe, read, () => 'light');
}
