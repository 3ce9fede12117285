import { useState } from 'react';
import { reached } from '../ui/reached.ts';
import type { PeopleActions } from './people-actions.ts';

/** Closes a link, and keeps why it is open still. @param invitationId null: the link for whoever has it */
export function useCloseLink(closeLink: PeopleActions['closeLink'], invitationId: string | null) {
  const [closing, setClosing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function close() {
    setClosing(true);
    const answer = await reached(closeLink(invitationId));
    setClosing(false);
    setProblem(answer.ok ? null : answer.problem);
  }

  return { closing, problem, close };
}
