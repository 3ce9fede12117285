'use client';

import { useEffect } from 'react';

let open = 0;

/** A dialog or a menu stands over the page: the keys are its own. */
export function isLayerOpen(): boolean {
  return open > 0;
}

/** Says so while `shown`. */
export function useOpenLayer(shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    open += 1;
    return () => {
      open -= 1;
    };
  }, [shown]);
}
