'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';

/**
 * Goes to a page whose address may not be known yet: a key may come before the answer that says what to open.
 * @param onLeave the same function always
 */
export function useOpening(href: string | null, onLeave: () => void) {
  const router = useRouter();
  const [isWanted, setWanted] = useState(false);
  const open = useCallback(() => setWanted(true), []);
  const forget = useCallback(() => setWanted(false), []);
  useEffect(() => {
    if (!isWanted || !href) return;
    onLeave();
    router.push(href);
  }, [isWanted, href, router, onLeave]);
  return { open, forget };
}
