'use client';

import { useState } from 'react';
import { reached } from '../ui/reached.ts';
import type { Answer, ReviewActions } from './review-actions.ts';
import { useIsHere } from './use-is-here.ts';

type Acts = Pick<ReviewActions, 'finish' | 'reopen' | 'flag'>;

/** Why nobody is done yet, before the server is asked. */
type Unfinished =
  /** Something is written and not saved. */
  | 'unsent'
  /** Something that was just asked for was not done. */
  | 'lost';

export type SettlingProblem = Unfinished | { readonly said: string };

interface SettlingSetup {
  readonly actions: Acts;
  /** Something is written and not saved, as it is shown. */
  readonly hasUnsent: boolean;
  /** Once what was asked for before has been answered. */
  readonly findUnfinished: () => Promise<Unfinished | null>;
  /** @param isHere false: another submission was opened meanwhile */
  readonly onDone: (isHere: boolean) => void;
}

/** Being done with a submission, opening it again, flagging it: one at a time, each with why it failed. */
export function useSettling({ actions, hasUnsent, findUnfinished, onDone }: SettlingSetup) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SettlingProblem | null>(null);
  if (problem === 'unsent' && !hasUnsent) setProblem(null);
  const isHere = useIsHere();

  async function settle(act: () => Promise<SettlingProblem | null>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    const why = await act();
    setBusy(false);
    setProblem(why);
    return why === null;
  }

  return {
    busy,
    problem,
    finish: async () => {
      const isDone = await settle(async () => (await findUnfinished()) ?? (await asked(actions.finish())));
      if (isDone) onDone(isHere.current);
    },
    reopen: () => void settle(() => asked(actions.reopen())),
    flag: (flagged: boolean) => void settle(() => asked(actions.flag(flagged))),
  };
}

async function asked(act: Promise<Answer<null>>): Promise<SettlingProblem | null> {
  const answer = await reached(act);
  return answer.ok ? null : { said: answer.problem };
}
