import { useRef, useState } from 'react';
import type { CommentView } from '#server/submissions/submission-view.ts';
import type { UnsentForms } from '../../kept/use-unsent-forms.ts';
import type { OnTheWay } from '../../ui/on-the-way.ts';
import { reached } from '../../ui/reached.ts';
import type { Answer, ReviewActions } from '../review-actions.ts';
import { commentKey, unsentPlaces, unsentWords } from '../unsent/unsent-words.ts';

interface CommentsSetup {
  readonly fromServer: readonly CommentView[];
  readonly actions: Pick<ReviewActions, 'comment' | 'discard' | 'takeOverDraft' | 'release'>;
  /** By `commentKey`. */
  readonly forms: UnsentForms<string>;
  readonly onTheWay: OnTheWay;
}

/** Where a comment is written. Each wish to write there is an object of its own. */
interface Writing {
  /** Null: on the whole submission. */
  readonly line: number | null;
}

/** Comments of the open submission: what was written here, until the server sends a newer state of the page. */
export function useComments({ fromServer, actions, forms, onTheWay }: CommentsSetup) {
  const [written, setWritten] = useState({ since: fromServer, comments: fromServer });
  const newest = useRef(fromServer);
  newest.current = fromServer;
  // An answer is newer than what the page was sent while it was on its way.
  const keep = (next: readonly CommentView[]) => setWritten({ since: newest.current, comments: next });
  const [writing, setWriting] = useState<Writing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** The drafts were to be shown while another comment was not saved. */
  const [isHeldBack, setHeldBack] = useState(false);

  async function settle(act: Promise<Answer<readonly CommentView[]>>): Promise<string | null> {
    const answer = await onTheWay.ask(reached(act));
    if (answer.ok) keep(answer.value);
    return answer.ok ? null : answer.problem;
  }

  async function tell(act: Promise<Answer<readonly CommentView[]>>): Promise<void> {
    setHeldBack(false);
    setProblem(await settle(act));
  }

  const underWay = useRef(new Set<string>());
  /** Of one draft, once: a second click would find what the first has done. */
  async function settleOne(id: string, act: (id: string) => Promise<Answer<readonly CommentView[]>>) {
    if (underWay.current.has(id)) return;
    underWay.current.add(id);
    await tell(act(id));
    underWay.current.delete(id);
  }

  const close = (line: number | null) => setWriting((now) => (now?.line === line ? null : now));

  async function release(): Promise<void> {
    await onTheWay.areDone();
    const isLeft = unsentPlaces({ comments: forms.now(), points: {}, replies: {} }).length > 0;
    if (isLeft) setHeldBack(true);
    else await tell(actions.release());
  }

  const unsent = unsentWords(unsentPlaces({ comments: forms.all, points: {}, replies: {} }));
  if (isHeldBack && unsent === null) setHeldBack(false);

  return {
    all: written.since === fromServer ? written.comments : fromServer,
    /** Null: nowhere. */
    writing,
    /** Opens the form of a line, and gives it the focus. */
    write: (line: number | null) => setWriting({ line }),
    form: (line: number | null) => forms.at(commentKey(line)),
    /** Saves a draft from the form of its line; gives why it was not saved, in words. */
    async save(line: number | null, body: string): Promise<string | null> {
      const failure = await settle(actions.comment(line, body));
      if (failure === null) close(line);
      return failure;
    },
    /** Closes the form of a line; what is written there is given up. */
    cancel(line: number | null) {
      forms.at(commentKey(line)).write(null);
      close(line);
    },
    /** Saves a draft that has no form; gives why it was not saved, in words. */
    add: (body: string) => settle(actions.comment(null, body)),
    /** Why the last draft was not thrown away or taken over, or the drafts not shown, in words; null: it was done. */
    problem:
      isHeldBack && unsent !== null ? `Nothing was shown: ${unsent}. Save it or give it up first.` : problem,
    discard: (id: string) => settleOne(id, actions.discard),
    takeOver: (id: string) => settleOne(id, actions.takeOverDraft),
    /** Shows the drafts to the student, unless something is written that is none yet. */
    release,
  };
}

export type Comments = ReturnType<typeof useComments>;
