'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useOneDone } from './one-done.tsx';
import type { useQueueMoves } from './use-queue-moves.ts';

/**
 * What comes once a submission is done: the next, with a queue that is read anew. Who has opened another one meanwhile
 * stays there.
 */
export function useDoneHere({
  next,
  goNext,
}: Pick<ReturnType<typeof useQueueMoves>, 'next' | 'goNext'>): (isHere: boolean) => void {
  const router = useRouter();
  const oneDone = useOneDone();
  useEffect(() => {
    if (!oneDone.current) return;
    oneDone.current = false;
    router.refresh();
  }, [router, oneDone]);
  return (isHere) => {
    if (!isHere || next === null) return router.refresh();
    oneDone.current = true;
    goNext();
  };
}
