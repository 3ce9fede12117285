'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '#server/platform/refusals.ts';
import type { SubmissionDetailView, SubmissionView } from '#server/submissions/submission-view.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import type { Delivery, SubmissionWork } from '../kept/submission-outbox.ts';
import { type Unreached, unreachedWords, whyUnreached } from '../kept/unreached.ts';
import type { Compared } from './comparison.ts';
import type { RefusalTexts } from './refusal-texts.ts';
import type { SubmissionActions } from './submission-actions.ts';
import { addressOf } from './submission-address.ts';
import { useOutbox } from './use-outbox.ts';

export interface Submissions {
  readonly list: readonly SubmissionView[];
  /** The one whose report is shown, or that was just sent. */
  readonly shown: SubmissionDetailView | null;
  /** What `shown` is compared with. */
  readonly compared: Compared | null;
  readonly sending: boolean;
  /** Why the last submit did not go through, or that it waits for the connection. */
  readonly notice: string | null;
  /** One waits in this browser for the server. */
  readonly waiting: boolean;
  /** Forgets the one that waits. */
  discard(): void;
  /** Sends the one that waits, now. */
  resend(): void;
  /** Sends now, or keeps it in this browser until the server answers. */
  submit(work: SubmissionWork): Promise<void>;
  open(id: string): Promise<void>;
  /** Another submission by its id, the draft, or nothing. */
  compare(choice: string | null): Promise<void>;
  close(): void;
}

/** How long a server that does not answer is left alone. */
const RETRY_AFTER_MS = 15_000;
/** Why it waits, before what becomes of it. */
function keptWords(why: Unreached | 'signed-out'): string {
  const reason = why === 'signed-out' ? 'You are signed out.' : unreachedWords(why);
  return `${reason} ${why === 'offline' ? 'Runs work. ' : ''}Your submission is kept in this browser and will be sent.`;
}

const LOST = 'The server did not answer, and this browser keeps nothing. Submit again later.';
const FINAL: readonly SubmissionView['state'][] = ['verified', 'could-not-grade'];

export function useSubmissions(
  place: ExercisePlace,
  first: {
    list: readonly SubmissionView[];
    shown: SubmissionDetailView | null;
    compared: Compared | null;
  },
  { userId, texts, actions }: { userId: string; texts: RefusalTexts; actions: SubmissionActions },
): Submissions {
  const [list, setList] = useState(first.list);
  const [shown, setShown] = useState(first.shown);
  const [compared, setCompared] = useState(first.compared);
  const [sending, setSending] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const { course, module, exercise } = place;

  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const refresh = useCallback(
    async (list: SubmissionActions['listSubmissions']) => {
      const result = await list({ course, module, exercise }).catch(() => null);
      if (result?.ok) setList(result.value);
    },
    [course, module, exercise],
  );

  // The one that is looked at, else one that still waits: also after a reload its row changes by itself.
  const isPending = ({ state }: SubmissionView) => !FINAL.includes(state);
  const watchedId = (shown && isPending(shown) ? shown : list.find(isPending))?.id ?? null;
  useEffect(() => {
    if (watchedId === null) return;
    const events = new EventSource(`/api/submissions/${watchedId}/events`);
    events.onmessage = ({ data }: MessageEvent<string>) => {
      const view = JSON.parse(data) as SubmissionDetailView;
      if (FINAL.includes(view.state)) {
        events.close();
        void refresh(latest.current.listAfterVerdict);
      }
      setShown((before) => (before?.id === view.id ? view : before));
      setList((before) => before.map((row) => (row.id === view.id ? { ...row, ...rowOf(view) } : row)));
    };
    return () => events.close();
  }, [watchedId, refresh]);

  useEffect(() => {
    const url = addressOf(new URL(location.href), shown, compared);
    // With a state of its own the router takes the address over; with the router's it would put the old one back later.
    if (url.href !== location.href) history.replaceState(null, '', url);
  }, [shown, compared]);

  async function view(id: string): Promise<SubmissionDetailView | null> {
    const result = await actions.viewSubmission(id).catch(reasonOf);
    if (typeof result === 'object' && result.ok) return result.value;
    setNotice(typeof result === 'object' ? texts[result.refusal] : `${unreachedWords(result)} Try again.`);
    return null;
  }

  async function open(id: string): Promise<void> {
    const found = await view(id);
    if (!found) return;
    setCompared(null);
    setShown(found);
  }

  async function compare(choice: string | null): Promise<void> {
    if (choice === null || choice === 'draft') {
      setCompared(choice);
      return;
    }
    const found = await view(choice);
    if (found) setCompared(found);
  }

  function close(): void {
    setCompared(null);
    setShown(null);
  }

  const outbox = useOutbox({ course, module, exercise }, { userId, actions });

  async function deliver(sent: Promise<Delivery<Refusal> | null>): Promise<void> {
    setSending(true);
    const delivery = await sent;
    setSending(false);
    setWaiting(delivery?.kind === 'kept');
    if (delivery === null) return;
    if (delivery.kind === 'sent') {
      setNotice(null);
      await open(delivery.submissionId);
      await refresh(actions.listSubmissions);
    } else if (delivery.kind === 'refused') setNotice(texts[delivery.refusal]);
    else if (delivery.kind === 'lost') setNotice(LOST);
    else setNotice(keptWords(delivery.why));
  }

  async function submit(work: SubmissionWork): Promise<void> {
    setNotice(null);
    await deliver(outbox.send(work));
  }

  const resume = useRef(() => {});
  useEffect(() => {
    resume.current = () => {
      if (!sending && outbox.waiting()) void deliver(outbox.resume());
    };
  });
  // What a page before this one could not send, and what this one could not.
  useEffect(() => {
    const again = () => resume.current();
    again();
    const timer = setInterval(again, RETRY_AFTER_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, []);

  function discard(): void {
    outbox.discard();
    setWaiting(false);
    setNotice(null);
  }

  return {
    list,
    shown,
    compared,
    sending,
    notice,
    waiting,
    submit,
    resend: () => resume.current(),
    discard,
    open,
    compare,
    close,
  };
}

function reasonOf(error: unknown): Unreached {
  return whyUnreached(error, navigator.onLine);
}

/** A detail as a row: without source and report. */
function rowOf({
  source: _source,
  report: _report,
  receipt: _receipt,
  comments: _comments,
  siblings: _siblings,
  reader: _reader,
  student: _student,
  ...row
}: SubmissionDetailView): SubmissionView {
  return row;
}
