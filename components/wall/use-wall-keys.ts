'use client';

import { useEffect, useState } from 'react';
import { usePageKeys } from '../ui/keys/page-keys.ts';

/** Then the pointer is out of the picture. */
const POINTS_FOR_MS = 3_000;

/** Single keys, and whether somebody moves the pointer now. */
export function useWallKeys(keys: Readonly<Record<string, () => void>>): { readonly isPointing: boolean } {
  const [isPointing, setPointing] = useState(true);
  usePageKeys(keys);
  useEffect(() => {
    let still = setTimeout(() => setPointing(false), POINTS_FOR_MS);
    const onMove = () => {
      setPointing(true);
      clearTimeout(still);
      still = setTimeout(() => setPointing(false), POINTS_FOR_MS);
    };
    document.addEventListener('pointermove', onMove);
    return () => {
      clearTimeout(still);
      document.removeEventListener('pointermove', onMove);
    };
  }, []);
  return { isPointing };
}
