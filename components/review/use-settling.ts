'use client';

import { useEffect, useState } from 'react';
import type { Answer, ReviewActions } from './review-actions.ts';

type Acts = Pick<ReviewActions, 'finish' | 'reopen' | 'flag'>;

interface Moves {
  /** To the next submission; false where there is none. */
  readonly goOn: () => boolean;
  /** Once the server has it: what was fetched ahead still counts it. */
  readonly onDone: () => void;
  /** The submission could not be settled, and another may be open by now. */
  readonly comeBack: () => void;
}

/** Why being done with a submission was refused, until its page is there again. */
const refused = new Map<string, string>();

/** Being done with a submission, opening it again, flagging it: one at a time, each with why it failed. */
export function useSettling(submissionId: string, actions: Acts, { goOn, onDone, comeBack }: Moves) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(() => refused.get(submissionId) ?? null);
  useEffect(() => {
    refused.delete(submissionId);
  }, [submissionId]);

  async function settle(act: () => Promise<Answer<null>>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    const answer = await act().catch(() => UNREACHED);
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  }

  return {
    busy,
    problem,
    /** The next is there at once: whoever grades does not wait for what is written down. */
    finish: () => {
      if (busy || !goOn()) return void settle(actions.finish).then((isDone) => isDone && onDone());
      void actions
        .finish()
        .catch(() => UNREACHED)
        .then((answer) => {
          if (answer.ok) return onDone();
          // Here, if the next did not come so soon, and there when it is opened again.
          setProblem(answer.problem);
          refused.set(submissionId, answer.problem);
          comeBack();
        });
    },
    reopen: () => void settle(actions.reopen),
    flag: (flagged: boolean) => void settle(() => actions.flag(flagged)),
  };
}

const UNREACHED = { ok: false, problem: 'The server could not be reached. Try again.' } as const;
