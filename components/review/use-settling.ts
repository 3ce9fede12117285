'use client';

import { useState } from 'react';
import { reached } from '../ui/reached.ts';
import type { Answer, ReviewActions } from './review-actions.ts';

type Acts = Pick<ReviewActions, 'finish' | 'reopen' | 'flag'>;

/** Being done with a submission, opening it again, flagging it: one at a time, each with why it failed. */
export function useSettling(actions: Acts, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function settle(act: () => Promise<Answer<null>>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    const answer = await reached(act());
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  }

  return {
    busy,
    problem,
    finish: () =>
      void settle(actions.finish).then((isDone) => {
        if (isDone) onDone();
      }),
    reopen: () => void settle(actions.reopen),
    flag: (flagged: boolean) => void settle(() => actions.flag(flagged)),
  };
}
