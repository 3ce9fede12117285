'use client';

import { useEffect, useState } from 'react';
import type { Report } from '#grader/protocol.ts';
import { keepCaseTimes } from '../_logic/case-times.ts';
import { ClaimOutbox, claimKey } from '../_logic/claim-outbox.ts';
import { type ClaimInput, recordClaimAction } from '../actions.ts';
import { browserStorage } from './browser-storage.ts';
import type { ExercisePlace } from './workspace-props.ts';

/**
 * Remembers whole runs: their times in this browser, for the next run's forecast, and their points on the server as a
 * claim, for the course home. Nothing waits for it; what was run offline is sent when the connection is back.
 */
export function useKeptRuns(
  place: ExercisePlace,
  { userId, exerciseHash }: { userId: string; exerciseHash: string },
): (report: Report) => void {
  const [outbox] = useState(
    () =>
      new ClaimOutbox<ClaimInput>({
        key: claimKey(userId, `${place.course}/${place.module}/${place.exercise}`),
        storage: browserStorage,
        isOnline: () => navigator.onLine,
        send: recordClaimAction,
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
    keepCaseTimes(browserStorage, { exerciseHash, backend }, report.cases);
    void outbox.send({
      ...place,
      points: report.points,
      pointsMax: report.pointsMax,
      casesPassed: report.cases.filter((outcome) => outcome.status === 'passed').length,
      casesTotal: report.cases.length,
      backend,
    });
  };
}
