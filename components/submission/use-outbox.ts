'use client';

import { useState } from 'react';
import type { Refusal } from '#server/platform/refusals.ts';
import { browserStorage } from '../kept/browser-storage.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import { type KeptSubmission, outboxKey, SubmissionOutbox } from '../kept/submission-outbox.ts';
import type { SubmissionActions } from './submission-actions.ts';

/** Submissions of one person to one exercise, kept in this browser until the server has answered. */
export function useOutbox(
  place: ExercisePlace,
  { userId, actions }: { userId: string; actions: SubmissionActions },
): SubmissionOutbox<Refusal> {
  const [outbox] = useState(
    () =>
      new SubmissionOutbox<Refusal>({
        key: outboxKey(userId, `${place.course}/${place.module}/${place.exercise}`),
        storage: browserStorage,
        isOnline: () => navigator.onLine,
        async submit(work) {
          const result = await actions.submitSolution({ ...place, ...work });
          if (result.ok) return result;
          const { refusal } = result;
          // Nothing is said against the submission: it waits until its author is back.
          if (refusal === 'signed-out') throw new Error('Signed out.');
          return { ok: false, refusal };
        },
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
