'use client';

import { useEffect, useRef, useState } from 'react';
import type { HoldView } from '#server/grading/holds/hold-view.ts';
import type { ReviewActions } from '../review-actions.ts';

/** Activity renews a hold this often; it runs out after many times as long. */
const RENEW_MS = 60_000;

interface UseHold {
  /** Null: not known yet. */
  readonly hold: HoldView | null;
  readonly take: (hold: HoldView) => void;
}

/** Holds the open submission from the first paint until it is left, and as long as somebody works at it. */
export function useHold(first: HoldView | null, actions: Pick<ReviewActions, 'hold' | 'leave'>): UseHold {
  const [hold, setHold] = useState(first);
  const [from, setFrom] = useState(first);
  // The page was read again, such as after a refusal: somebody else may have it by now.
  if (from !== first) {
    setFrom(first);
    setHold(first);
  }
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    let renewedAt = 0;
    let gone = false;
    const renew = () => {
      if (Date.now() - renewedAt < RENEW_MS) return;
      renewedAt = Date.now();
      latest.current
        .hold()
        .then((answer) => {
          if (answer.ok && !gone) setHold(answer.value);
        })
        // Without an answer the page says what it knew; the next activity asks again.
        .catch(() => {
          renewedAt = 0;
        });
    };
    const { leave } = latest.current;
    renew();
    const acts = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const act of acts) document.addEventListener(act, renew, { passive: true });
    return () => {
      gone = true;
      for (const act of acts) document.removeEventListener(act, renew);
      // It runs out by itself where this does not arrive.
      leave().catch(() => undefined);
    };
  }, []);
  return { hold, take: setHold };
}
