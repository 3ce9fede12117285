'use client';

import { useState } from 'react';
import type { Refusal } from '#server/platform/refusals.ts';
import { browserStorage, keptKey } from '../kept/browser-storage.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import { type KeptSubmission, SubmissionOutbox } from '../kept/submission-outbox.ts';
import type { SubmissionActions } from './submission-actions.ts';

/** Submissions of one person to one exercise, kept in this browser until the server has answered. */
export function useOutbox(
  place: ExercisePlace,
  { userId, actions }: { userId: string; actions: SubmissionActions },
): SubmissionOutbox<Refusal> {
  const [outbox] = useState(
    () =>
      new SubmissionOutbox<Refusal>({
        key: keptKey('submission', userId, `${place.course}/${place.module}/${place.exercise}`),
        storage: browserStorage,
        isOnline: () => navigator.onLine,
        submit: (work) => actions.submitSolution({ ...place, ...work }),
        findSent: (kept) => findSent({ place, actions }, kept),
      }),
  );
  return outbox;
}

async function findSent(
  { place, actions }: { place: ExercisePlace; actions: SubmissionActions },
  { source, after }: KeptSubmission,
): Promise<string | null> {
  const list = await actions.listSubmissions(place);
  if (!list.ok) return null;
  for (const { id } of list.value.filter(({ number }) => number > after)) {
    const found = await actions.viewSubmission(id);
    if (found.ok && found.value.source === source) return id;
  }
  return null;
}
