'use client';

import { useCallback, useState } from 'react';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import { reached } from '../ui/reached.ts';
import type { RefusalTexts } from './refusal-texts.ts';
import type { AskedAbout, Reply, RequestsAnswer } from './requests/request-actions.ts';
import type { SubmissionActions } from './submission-actions.ts';
import { useAsking } from './use-asking.ts';
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
  // Of what is on its way, beside that of what was asked for last: an answer to one says nothing of the other.
  const [sendNotice, setSendNotice] = useState<string | null>(null);
  const asking = useAsking(place, { texts, actions });
  const { list: listed } = asking;
  const afterVerdict = useCallback(() => listed('listAfterVerdict'), [listed]);
  const { list, shown, compared, setList, setShown, setCompared } = useShownSubmissions(first, afterVerdict);

  async function open(id: string): Promise<boolean> {
    const found = await asking.view(id);
    if (!found) return false;
    setCompared(null);
    setShown(found);
    return true;
  }

  const sending = useSending(place, {
    userId,
    texts,
    actions,
    onNotice(words) {
      asking.forget();
      setSendNotice(words);
    },
    async onSent(id) {
      await open(id);
      const rows = await listed('listSubmissions');
      if (rows) setList(rows);
    },
  });

  return {
    ...sending,
    ...talkOf({ shown, setShown }, actions),
    list,
    shown,
    compared,
    notice: asking.notice ?? sendNotice,
    open,
    async compare(choice) {
      const found = choice === null || choice === 'draft' ? choice : await asking.view(choice);
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
