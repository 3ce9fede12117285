'use client';

import { useEffect, useRef } from 'react';
import { isLayerOpen } from '../ui/keys/open-layers.ts';

/** Single keys where nobody writes; arrows move along the bars of the page. */
export function useInsightKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || isLayerOpen()) return;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const act = latest.current[event.key.toLowerCase()];
      if (step !== 0 ? !moveAlongBars(step) : !act) return;
      event.preventDefault();
      act?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** From the bar that has the focus, or else to the first; false where the reader scrolls. */
function moveAlongBars(step: 1 | -1): boolean {
  const bars = [...document.querySelectorAll<HTMLElement>('[data-bar]:not(:disabled)')];
  const at = bars.findIndex((bar) => bar === document.activeElement);
  if (at === -1 && document.activeElement !== document.body) return false;
  const next = bars[at + step];
  next?.focus();
  return next !== undefined;
}
