import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MS = 2_000;

/** Asks the server again and again while something moves, and the page is looked at. */
export function useRefreshing(moves: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!moves) return;
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [moves, router]);
}
