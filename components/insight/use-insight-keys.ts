'use client';

import { usePageKeydown, usePageKeys } from '../ui/keys/page-keys.ts';

/** Single keys where nobody writes; arrows move along the bars of the page. */
export function useInsightKeys(keys: Readonly<Record<string, () => void>>): void {
  usePageKeys(keys);
  usePageKeydown(({ key }) => {
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    return step !== 0 && moveAlongBars(step);
  });
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
