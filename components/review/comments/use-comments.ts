import { useRef, useState } from 'react';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';

/** Comments of the open submission: what was written here, until the server sends a newer state of the page. */
export function useComments(
  fromServer: readonly CommentView[],
  actions: Pick<ReviewActions, 'comment' | 'discard' | 'release'>,
) {
  const [written, setWritten] = useState({ since: fromServer, comments: fromServer });
  const keep = (next: readonly CommentView[]) => setWritten({ since: fromServer, comments: next });
  /** Which line is written on; null: the whole submission, undefined: none. */
  const [writing, setWriting] = useState<number | null>();

  /** Why the newest was not saved; null: it was, or there is none. */
  const newest = useRef<Promise<string | null>>(Promise.resolve(null));

  async function save(line: number | null, body: string): Promise<string | null> {
    const answer = await reached(actions.comment(line, body));
    if (!answer.ok) return answer.problem;
    keep(answer.value);
    setWriting(undefined);
    return null;
  }

  return {
    all: written.since === fromServer ? written.comments : fromServer,
    writing,
    setWriting,
    /** Saves a draft; gives why it was not saved, in words. */
    write(line: number | null, body: string): Promise<string | null> {
      newest.current = save(line, body);
      return newest.current;
    },
    /** Once what is on its way has arrived: whether it was saved. */
    isSaved: async (): Promise<boolean> => (await newest.current) === null,
    async discard(id: string): Promise<void> {
      const answer = await actions.discard(id);
      if (answer.ok) keep(answer.value);
    },
    /** Shows the drafts to the student; gives why it did not. */
    async release(): Promise<string | null> {
      const answer = await actions.release();
      if (answer.ok) keep(answer.value);
      return answer.ok ? null : answer.problem;
    },
  };
}

export type Comments = ReturnType<typeof useComments>;
