'use client';

import { useEffect, useRef, useState } from 'react';
import { isLayerOpen } from '../ui/keys/open-layers.ts';

/** Then the pointer is out of the picture. */
const POINTS_FOR_MS = 3_000;

/** Single keys, and whether somebody moves the pointer now. */
export function useWallKeys(keys: Readonly<Record<string, () => void>>): { readonly isPointing: boolean } {
  const latest = useRef(keys);
  const [isPointing, setPointing] = useState(true);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let still = setTimeout(() => setPointing(false), POINTS_FOR_MS);
    const onMove = () => {
      setPointing(true);
      clearTimeout(still);
      still = setTimeout(() => setPointing(false), POINTS_FOR_MS);
    };
    const onKey = (event: KeyboardEvent) => {
      const onButton = event.target instanceof HTMLElement && event.target.matches('button, a');
      if (event.ctrlKey || event.metaKey || event.altKey || isLayerOpen()) return;
      // Space presses the button that has the focus.
      if (onButton && event.key === ' ') return;
      const act = latest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('pointermove', onMove);
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(still);
      document.removeEventListener('pointermove', onMove);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return { isPointing };
}
