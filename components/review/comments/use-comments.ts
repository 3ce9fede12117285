import { useRef, useState } from 'react';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { reached } from '../../ui/reached.ts';
import type { Answer, ReviewActions } from '../review-actions.ts';
import { createUnsavedComments } from './unsaved-comments.ts';

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

  async function add(line: number | null, body: string): Promise<string | null> {
    const answer = await reached(actions.comment(line, body));
    if (answer.ok) keep(answer.value);
    return answer.ok ? null : answer.problem;
  }

  async function addFromForm(line: number | null, body: string): Promise<string | null> {
    const failure = await add(line, body);
    // Another form may be open by now.
    if (failure === null) setWriting((now) => (now === line ? undefined : now));
    return failure;
  }

  const [unsaved] = useState(createUnsavedComments);

  /** Opens the form of a line, or none. */
  function write(next: number | null | undefined) {
    setWriting(next);
    if (writing !== undefined && writing !== next) unsaved.leave(writing, setProblem);
  }

  return {
    all: written.since === fromServer ? written.comments : fromServer,
    writing,
    write,
    /** Saves a draft from the form of its line; gives why it was not saved, in words. */
    save: (line: number | null, body: string) => unsaved.send(line, addFromForm(line, body)),
    /** Saves a draft that has no form; gives why it was not saved, in words. */
    add: (body: string) => add(null, body),
    /** Once what is on its way has arrived: whether it was saved. */
    isSaved: unsaved.areNone,
    /** Why the last draft was not thrown away or taken over, or the drafts not shown, in words; null: it was done. */
    problem,
    discard: (id: string) => settleOne(id, actions.discard),
    takeOver: (id: string) => settleOne(id, actions.takeOverDraft),
    /** Shows the drafts to the student. */
    release: () => settle(actions.release()),
  };
}

export type Comments = ReturnType<typeof useComments>;
