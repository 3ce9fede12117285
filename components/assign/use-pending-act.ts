import { useState } from 'react';
import type { SettledView } from '#server/grading/settled-view.ts';
import { reached } from '../ui/reached.ts';
import type { Answer } from './assign-actions.ts';

/** Something that changes grades: what it would change, and how to do it with that list seen. */
export interface PendingAct {
  readonly title: string;
  readonly verb: string;
  readonly foreseen: SettledView;
  readonly run: (seen: string | null) => Promise<Answer<SettledView>>;
  readonly onDone?: () => void;
}

/** One act at a time: asked for, shown with the grades that it changes, then done or put away. */
export function usePendingAct() {
  const [pending, setPending] = useState<PendingAct | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    pending,
    problem,
    putAway: () => setPending(null),
    async ask(act: Omit<PendingAct, 'foreseen'>) {
      const answer = await reached(act.run(null));
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) setPending({ ...act, foreseen: answer.value });
    },
    /** Does it by the hash of the list; gives why not, in words. */
    async confirm(hash: string): Promise<string | null> {
      if (pending === null) return null;
      const answer = await reached(pending.run(hash));
      if (!answer.ok) return answer.problem;
      if (!answer.value.applied) {
        setPending({ ...pending, foreseen: answer.value });
        return 'The grades have changed meanwhile. This is the new list.';
      }
      pending.onDone?.();
      setPending(null);
      return null;
    },
  };
}
