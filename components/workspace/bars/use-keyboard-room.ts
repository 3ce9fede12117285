'use client';

import { type RefObject, useEffect } from 'react';

/** Bars that come and go are lower than any keyboard. */
const KEYBOARD_PX_MIN = 120;

/**
 * Safari lays a phone's keyboard over the page instead of making it smaller: its height goes to `--keyboard` of the
 * element, so that the keys above it stay in view. Other browsers resize the page (`interactiveWidget` of the layout).
 */
export function useKeyboardRoom(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const seen = window.visualViewport;
    if (!seen) return;
    const measure = () => {
      const covered = window.innerHeight - seen.height;
      // Zooming in makes the seen part smaller too.
      const keyboard = seen.scale < 1.05 && covered >= KEYBOARD_PX_MIN ? Math.round(covered) : 0;
      if (keyboard === 0) element.current?.style.removeProperty('--keyboard');
      else element.current?.style.setProperty('--keyboard', `${keyboard}px`);
      // What Safari scrolled away to show the field fits again.
      if (keyboard > 0 && seen.offsetTop > 0) window.scrollTo(0, 0);
    };
    seen.addEventListener('resize', measure);
    return () => seen.removeEventListener('resize', measure);
  }, [element]);
}
