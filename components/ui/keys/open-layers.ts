'use client';

import { useLayoutEffect } from 'react';

let open = 0;

/** A dialog or a menu stands over the page: the keys are its own. */
export function isLayerOpen(): boolean {
  return open > 0;
}

/** Says so while `shown`, and no longer than the layer is in the document. */
export function useOpenLayer(shown: boolean): void {
  useLayoutEffect(() => {
    if (!shown) return;
    open += 1;
    return () => {
      open -= 1;
    };
  }, [shown]);
}
