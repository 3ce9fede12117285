import { useRef, useState } from 'react';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { reached } from '../../ui/reached.ts';
import type { Answer, ReviewActions } from '../review-actions.ts';

interface Unsaved {
  /** Why it was not saved; null: it was. */
  readonly saved: Promise<string | null>;
  failed: boolean;
}

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

  async function save(line: number | null, body: string): Promise<string | null> {
    const answer = await reached(actions.comment(line, body));
    if (!answer.ok) return answer.problem;
    keep(answer.value);
    // Another form may be open by now.
    setWriting((now) => (now === line ? undefined : now));
    return null;
  }

  /** By line, what was sent from its form and has not arrived. */
  const unsaved = useRef(new Map<number | null, Unsaved>());

  /** Opens the form of a line, or none. What could not be saved is given up with its form: it keeps nobody from being done. */
  function write(next: number | null | undefined) {
    const left = writing;
    setWriting(next);
    if (left === undefined || left === next) return;
    const sent = unsaved.current.get(left);
    if (sent?.failed) unsaved.current.delete(left);
    // The form that would have said it is gone.
    else
      void sent?.saved.then((failure) => {
        if (unsaved.current.get(left) === sent) unsaved.current.delete(left);
        if (failure !== null) setProblem(failure);
      });
  }

  return {
    all: written.since === fromServer ? written.comments : fromServer,
    writing,
    write,
    /** Saves a draft from the form of its line; gives why it was not saved, in words. */
    async save(line: number | null, body: string): Promise<string | null> {
      const sent: Unsaved = { saved: save(line, body), failed: false };
      unsaved.current.set(line, sent);
      const failure = await sent.saved;
      sent.failed = failure !== null;
      if (failure === null && unsaved.current.get(line) === sent) unsaved.current.delete(line);
      return failure;
    },
    /** Saves a draft that has no form; gives why it was not saved, in words. */
    add: (body: string): Promise<string | null> => save(null, body),
    /** Once what is on its way has arrived: whether it was saved. */
    async isSaved(): Promise<boolean> {
      const all = [...unsaved.current.values()].map(({ saved }) => saved);
      return (await Promise.all(all)).every((failure) => failure === null);
    },
    /** Why the last draft was not thrown away or taken over, or the drafts not shown, in words; null: it was done. */
    problem,
    discard: (id: string) => settleOne(id, actions.discard),
    takeOver: (id: string) => settleOne(id, actions.takeOverDraft),
    /** Shows the drafts to the student. */
    release: () => settle(actions.release()),
  };
}

export type Comments = ReturnType<typeof useComments>;
