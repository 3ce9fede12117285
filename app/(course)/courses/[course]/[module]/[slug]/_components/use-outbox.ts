'use client';

import { useState } from 'react';
import type { SubmitRefusal } from '#server/submissions/submit-solution.ts';
import { type KeptSubmission, outboxKey, SubmissionOutbox } from '../_logic/submission-outbox.ts';
import { listSubmissionsAction, submitSolutionAction, viewSubmissionAction } from '../actions.ts';
import { browserStorage } from './browser-storage.ts';
import type { ExercisePlace } from './workspace-props.ts';

/** Submissions of one person to one exercise, kept in this browser until the server has answered. */
export function useOutbox(
  place: ExercisePlace,
  userId: string,
): SubmissionOutbox<SubmitRefusal | 'input-wrong'> {
  const [outbox] = useState(
    () =>
      new SubmissionOutbox<SubmitRefusal | 'input-wrong'>({
        key: outboxKey(userId, `${place.course}/${place.module}/${place.exercise}`),
        storage: browserStorage,
        isOnline: () => navigator.onLine,
        async submit(work) {
          const result = await submitSolutionAction({ ...place, ...work });
          if (result.ok) return result;
          const { refusal } = result;
          // Nothing is said against the submission: it waits until its author is back.
          if (refusal === 'signed-out') throw new Error('Signed out.');
          return { ok: false, refusal };
        },
        findSent: (kept) => findSent(place, kept),
      }),
  );
  return outbox;
}

async function findSent(place: ExercisePlace, { source, after }: KeptSubmission): Promise<string | null> {
  const list = await listSubmissionsAction(place);
  if (!list.ok) return null;
  for (const { id } of list.value.filter(({ number }) => number > after)) {
    const found = await viewSubmissionAction(id);
    if (found.ok && found.value.source === source) return id;
  }
  return null;
}
