'use client';

import { useState } from 'react';

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

export function makeTurn(): Turn {
  let current: AbortController | null = null;
  return {
    take() {
      current?.abort(STOPPED);
      current = new AbortController();
      return current;
    },
    has: (controller) => current === controller,
    end() {
      if (!current) return false;
      current.abort(STOPPED);
      current = null;
      return true;
    },
  };
}

export function useTurn(): Turn {
  const [turn] = useState(makeTurn);
  return turn;
}
