'use client';

import { useRef, useState } from 'react';

/** One run at a time: who starts takes the turn of who ran before. */
export interface Turn {
  /** Ends what runs, and gives what ends this one. */
  take(): AbortController;
  /** Whether nobody has taken over since. */
  has(controller: AbortController): boolean;
  /** Ends what runs; false when nothing did. */
  end(): boolean;
}

const STOPPED = 'stopped by the reader';

export function useTurn(): Turn {
  const current = useRef<AbortController | null>(null);
  const [turn] = useState<Turn>(() => ({
    take() {
      current.current?.abort(STOPPED);
      current.current = new AbortController();
      return current.current;
    },
    has: (controller) => current.current === controller,
    end() {
      if (!current.current) return false;
      current.current.abort(STOPPED);
      current.current = null;
      return true;
    },
  }));
  return turn;
}
