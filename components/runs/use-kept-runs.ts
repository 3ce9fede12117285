'use client';

import { useEffect, useState } from 'react';
import type { Report } from '#grader/protocol.ts';
import { browserStorage, keptKey } from '../kept/browser-storage.ts';
import { keepCaseTimes } from '../kept/case-times.ts';
import { type ClaimAnswer, ClaimOutbox } from '../kept/claim-outbox.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import { claimOf, type RunClaim } from './run-claim.ts';

interface KeptRunsSetup {
  readonly userId: string;
  readonly exercise: { readonly hash: string; readonly versionId: string };
  /** Rejects when no answer comes. */
  readonly recordClaim: (claim: RunClaim) => Promise<ClaimAnswer>;
}

/**
 * Remembers whole runs: their times in this browser, for the next run's forecast, and their points on the server as a
 * claim, for the course home. Nothing waits for it; what was run offline is sent when the connection is back.
 */
export function useKeptRuns(
  place: ExercisePlace,
  { userId, exercise, recordClaim }: KeptRunsSetup,
): (report: Report) => void {
  const [outbox] = useState(
    () =>
      new ClaimOutbox<RunClaim>({
        key: keptKey('claim', userId, `${place.course}/${place.module}/${place.exercise}`),
        storage: browserStorage,
        isOnline: () => navigator.onLine,
        send: recordClaim,
      }),
  );
  useEffect(() => {
    const resume = () => void outbox.resume();
    resume();
    addEventListener('online', resume);
    return () => removeEventListener('online', resume);
  }, [outbox]);

  return (report) => {
    const { backend } = report.device;
    keepCaseTimes(browserStorage, { exerciseHash: exercise.hash, backend }, report.cases);
    void outbox.send({ ...place, versionId: exercise.versionId, ...claimOf(report) });
  };
}
