'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';

/** Goes to a page whose address may not be known yet: a key may come before the answer that says what to open. */
export function useOpening(href: string | null) {
  const router = useRouter();
  const [isWanted, setWanted] = useState(false);
  const open = useCallback(() => setWanted(true), []);
  const forget = useCallback(() => setWanted(false), []);
  useEffect(() => {
    if (isWanted && href) router.push(href);
  }, [isWanted, href, router]);
  return { open, forget };
}
