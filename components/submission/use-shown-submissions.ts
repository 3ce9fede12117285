'use client';

import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import type { SubmissionDetailView, SubmissionView } from '#server/submissions/submission-view.ts';
import type { Compared } from './comparison.ts';
import { followSubmission, isFinal } from './follow-submission.ts';
import { addressOf } from './submission-address.ts';
import { rowOf } from './submission-row.ts';

export interface ShownSubmissions {
  readonly list: readonly SubmissionView[];
  /** The one whose report is shown, or that was just sent. */
  readonly shown: SubmissionDetailView | null;
  /** What `shown` is compared with. */
  readonly compared: Compared | null;
}

export interface ShownSetters {
  readonly setList: Dispatch<SetStateAction<readonly SubmissionView[]>>;
  readonly setShown: Dispatch<SetStateAction<SubmissionDetailView | null>>;
  readonly setCompared: Dispatch<SetStateAction<Compared | null>>;
}

/** What is on show, kept in the address, and followed on the server while it has no verdict. */
export function useShownSubmissions(
  first: ShownSubmissions,
  /** Gives the list after a verdict, or null when it cannot be had. */
  afterVerdict: () => Promise<readonly SubmissionView[] | null>,
): ShownSubmissions & ShownSetters {
  const [list, setList] = useState(first.list);
  const [shown, setShown] = useState(first.shown);
  const [compared, setCompared] = useState(first.compared);

  // The one that is looked at, else one that still waits: also after a reload its row changes by itself.
  const isPending = (view: SubmissionView) => !isFinal(view);
  const watchedId = (shown && isPending(shown) ? shown : list.find(isPending))?.id ?? null;
  useEffect(() => {
    if (watchedId === null) return;
    return followSubmission(watchedId, (view) => {
      if (isFinal(view)) void afterVerdict().then((rows) => rows && setList(rows));
      setShown((before) => (before?.id === view.id ? view : before));
      setList((before) => before.map((row) => (row.id === view.id ? rowOf(view) : row)));
    });
  }, [watchedId, afterVerdict]);

  useEffect(() => {
    const url = addressOf(new URL(location.href), shown, compared);
    // With a state of its own the router takes the address over; with the router's it would put the old one back later.
    if (url.href !== location.href) history.replaceState(null, '', url);
  }, [shown, compared]);

  return { list, shown, compared, setList, setShown, setCompared };
}
