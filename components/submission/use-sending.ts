'use client';

import { useEffect, useRef, useState } from 'react';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import type { Delivery, SubmissionWork } from '../kept/submission-outbox.ts';
import { keptWords } from './kept-words.ts';
import type { RefusalTexts, WorkRefusal } from './refusal-texts.ts';
import type { SubmissionActions } from './submission-actions.ts';
import { useOutbox } from './use-outbox.ts';

/** How long a server that does not answer is left alone. */
const RETRY_AFTER_MS = 15_000;
const LOST = 'The server did not take it, and this browser keeps nothing. Submit again later.';

export interface Sending {
  readonly sending: boolean;
  /** One waits in this browser for the server. */
  readonly waiting: boolean;
  /** Forgets the one that waits. */
  discard(): void;
  /** Sends the one that waits, now. */
  resend(): void;
  /** Sends now, or keeps it in this browser until the server answers. */
  submit(work: SubmissionWork): Promise<void>;
}

interface SendingSetup {
  readonly userId: string;
  readonly texts: RefusalTexts;
  readonly actions: SubmissionActions;
  readonly onSent: (submissionId: string) => Promise<void>;
  /** Why the last one did not go through, or that it waits; null: it went through. */
  readonly onNotice: (notice: string | null) => void;
}

/** Submissions on their way: sent, or kept and sent again while the page is open. */
export function useSending(place: ExercisePlace, setup: SendingSetup): Sending {
  const { userId, texts, actions, onSent, onNotice } = setup;
  const [sending, setSending] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const outbox = useOutbox(place, { userId, actions });

  async function deliver(sent: Promise<Delivery<WorkRefusal> | null>): Promise<void> {
    setSending(true);
    const delivery = await sent;
    setSending(false);
    setWaiting(delivery?.kind === 'kept');
    if (delivery === null) return;
    onNotice(noticeOf(delivery, texts));
    if (delivery.kind === 'sent') await onSent(delivery.submissionId);
  }

  const resend = useRetries(() => {
    if (!sending && outbox.waiting()) void deliver(outbox.resume());
  });

  return {
    sending,
    waiting,
    resend,
    async submit(work) {
      onNotice(null);
      await deliver(outbox.send(work));
    },
    discard() {
      outbox.discard();
      setWaiting(false);
      onNotice(null);
    },
  };
}

/** What a page before this one could not send, and what this one could not: at once, when the connection is back, and from time to time. */
function useRetries(retry: () => void): () => void {
  const latest = useRef(retry);
  useEffect(() => {
    latest.current = retry;
  });
  useEffect(() => {
    const again = () => latest.current();
    again();
    const timer = setInterval(again, RETRY_AFTER_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, []);
  return () => latest.current();
}

function noticeOf(delivery: Delivery<WorkRefusal>, texts: RefusalTexts): string | null {
  switch (delivery.kind) {
    case 'sent':
      return null;
    case 'refused':
      return texts[delivery.refusal];
    case 'lost':
      return LOST;
    case 'kept':
      return keptWords(delivery.why);
  }
}
