'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import { reached } from '../ui/reached.ts';
import { answerOf } from './answer.ts';
import type { RefusalTexts } from './refusal-texts.ts';
import type { AskedAbout, Reply, RequestsAnswer } from './request-actions.ts';
import type { SubmissionActions } from './submission-actions.ts';
import { type Sending, useSending } from './use-sending.ts';
import { type ShownSubmissions, useShownSubmissions } from './use-shown-submissions.ts';

export interface Submissions extends ShownSubmissions, Sending {
  /** Why the last thing that was asked of the server did not happen, or that a submission waits for the connection. */
  readonly notice: string | null;
  /** Gives whether it could be had. */
  open(id: string): Promise<boolean>;
  /** Another submission by its id, the draft, or nothing. */
  compare(choice: string | null): Promise<void>;
  /** A question about the one on show, or a word in one; gives why it was not sent, in words. */
  ask(about: AskedAbout, body: string): Promise<string | null>;
  reply(reply: Reply): Promise<string | null>;
  close(): void;
}

interface SubmissionsSetup {
  readonly userId: string;
  readonly texts: RefusalTexts;
  readonly actions: SubmissionActions;
}

/** Submissions of one exercise: the list, the one on show, what it is compared with, and those on their way. */
export function useSubmissions(
  place: ExercisePlace,
  first: ShownSubmissions,
  { userId, texts, actions }: SubmissionsSetup,
): Submissions {
  // Of what is on its way, and of what was asked for last: an answer to one says nothing of the other.
  const [sendNotice, setSendNotice] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const { course, module, exercise } = place;
  const latest = useRef({ actions, texts });
  useEffect(() => {
    latest.current = { actions, texts };
  });

  /** Null when the list could not be had; the notice says why. */
  const listed = useCallback(
    async (by: 'listSubmissions' | 'listAfterVerdict') => {
      const { actions, texts } = latest.current;
      const asked = actions[by]({ course, module, exercise });
      const answer = await answerOf(asked, { texts, next: 'The list of submissions is as it was before.' });
      if (answer.ok) return answer.value;
      setNotice(answer.words);
      return null;
    },
    [course, module, exercise],
  );
  const afterVerdict = useCallback(() => listed('listAfterVerdict'), [listed]);
  const { list, shown, compared, setList, setShown, setCompared } = useShownSubmissions(first, afterVerdict);

  async function view(id: string): Promise<SubmissionDetailView | null> {
    setNotice(null);
    const answer = await answerOf(actions.viewSubmission(id), { texts, next: 'Try again.' });
    if (answer.ok) return answer.value;
    setNotice(answer.words);
    return null;
  }

  async function open(id: string): Promise<boolean> {
    const found = await view(id);
    if (!found) return false;
    setCompared(null);
    setShown(found);
    return true;
  }

  const sending = useSending(
    { course, module, exercise },
    {
      userId,
      texts,
      actions,
      onNotice(words) {
        setNotice(null);
        setSendNotice(words);
      },
      async onSent(id) {
        await open(id);
        const rows = await listed('listSubmissions');
        if (rows) setList(rows);
      },
    },
  );

  return {
    ...sending,
    ...talkOf({ shown, setShown }, actions),
    list,
    shown,
    compared,
    notice: notice ?? sendNotice,
    open,
    async compare(choice) {
      const found = choice === null || choice === 'draft' ? choice : await view(choice);
      if (found !== null || choice === null) setCompared(found);
    },
    close() {
      setCompared(null);
      setShown(null);
    },
  };
}

type Shown = Pick<ReturnType<typeof useShownSubmissions>, 'shown' | 'setShown'>;

/** Questions about the one on show; each answer is shown with it at once. */
function talkOf(
  { shown, setShown }: Shown,
  { askAboutGrade, replyToRequest }: SubmissionActions,
): Pick<Submissions, 'ask' | 'reply'> {
  async function said(asked: Promise<RequestsAnswer>): Promise<string | null> {
    const answer = await reached(asked);
    if (!answer.ok) return answer.problem;
    setShown((before) => before && { ...before, requests: answer.value });
    return null;
  }

  return {
    ask: async (about, body) => (shown ? said(askAboutGrade(shown.id, about, body)) : null),
    reply: (reply) => said(replyToRequest(reply)),
  };
}
