'use client';

import { useState } from 'react';
import { browserStorage, keptKey } from '../kept/browser-storage.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import { sendSource } from '../kept/sent-source.ts';
import { SubmissionOutbox } from '../kept/submission-outbox.ts';
import type { WorkRefusal } from './refusal-texts.ts';
import type { SubmissionActions } from './submission-actions.ts';

/** Submissions of one person to one exercise, kept in this browser until the server has answered. */
export function useOutbox(
  place: ExercisePlace,
  { userId, actions }: { userId: string; actions: SubmissionActions },
): SubmissionOutbox<WorkRefusal> {
  const [outbox] = useState(
    () =>
      new SubmissionOutbox<WorkRefusal>({
        key: keptKey('submission', userId, `${place.course}/${place.module}/${place.exercise}`),
        storage: browserStorage,
        isOnline: () => navigator.onLine,
        submit: ({ submissionId, source, versionId, claimedPoints, claimedDevice = null }) =>
          sendSource(source, () =>
            actions.submitSolution({
              ...place,
              submissionId,
              source,
              versionId,
              claimedPoints,
              claimedDevice,
            }),
          ),
      }),
  );
  return outbox;
}
