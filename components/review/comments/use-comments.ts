import { useRef, useState } from 'react';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { reached } from '../../ui/reached.ts';
import type { Answer, ReviewActions } from '../review-actions.ts';

/** Comments of the open submission: what was written here, until the server sends a newer state of the page. */
export function useComments(
  fromServer: readonly CommentView[],
  actions: Pick<ReviewActions, 'comment' | 'discard' | 'takeOverDraft' | 'release'>,
) {
  const [written, setWritten] = useState({ since: fromServer, comments: fromServer });
  const keep = (next: readonly CommentView[]) => setWritten({ since: fromServer, comments: next });
  /** Which line is written on; null: the whole submission, undefined: none. */
  const [writing, setWriting] = useState<number | null>();

  const [problem, setProblem] = useState<string | null>(null);
  async function settle(act: Promise<Answer<readonly CommentView[]>>): Promise<void> {
    const answer = await reached(act);
    if (answer.ok) keep(answer.value);
    setProblem(answer.ok ? null : answer.problem);
  }

  const underWay = useRef(new Set<string>());
  /** Of one draft, once: a second click would find what the first has done. */
  async function settleOne(id: string, act: (id: string) => Promise<Answer<readonly CommentView[]>>) {
    if (underWay.current.has(id)) return;
    underWay.current.add(id);
    await settle(act(id));
    underWay.current.delete(id);
  }

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
    /** What could not be saved is left: it keeps nobody from being done. */
    giveUp() {
      newest.current = newest.current.then(() => null);
      setWriting(undefined);
    },
    /** Saves a draft; gives why it was not saved, in words. */
    write(line: number | null, body: string): Promise<string | null> {
      newest.current = save(line, body);
      return newest.current;
    },
    /** Once what is on its way has arrived: whether it was saved. */
    isSaved: async (): Promise<boolean> => (await newest.current) === null,
    /** Why the last draft was not thrown away or taken over, or the drafts not shown, in words; null: it was done. */
    problem,
    discard: (id: string) => settleOne(id, actions.discard),
    takeOver: (id: string) => settleOne(id, actions.takeOverDraft),
    /** Shows the drafts to the student. */
    release: () => settle(actions.release()),
  };
}

export type Comments = ReturnType<typeof useComments>;
