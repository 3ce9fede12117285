'use client';

import { useEffect, useState } from 'react';
import { browserStorage, keptKey } from '../../kept/browser-storage.ts';
import { EarlierOutbox } from '../../kept/earlier-outbox.ts';
import type { ExercisePlace } from '../../kept/exercise-place.ts';
import { sendSource } from '../../kept/sent-source.ts';
import type { WorkspaceActions } from '../workspace-actions.ts';

/** As long as the server counts what is kept in a minute. */
const RETRY_AFTER_MS = 60_000;

interface EarlierSetup {
  readonly userId: string;
  readonly keepDraft: WorkspaceActions['keepDraft'];
}

/**
 * Keeps a text among the earlier ones before another takes its place: now, or when the server answers again.
 * Gives false when neither the server nor this browser has it.
 */
export function useEarlier(
  place: ExercisePlace,
  { userId, keepDraft }: EarlierSetup,
): (source: string) => Promise<boolean> {
  const [outbox] = useState(
    () =>
      new EarlierOutbox({
        key: keptKey('earlier', userId, `${place.course}/${place.module}/${place.exercise}`),
        storage: browserStorage,
        isOnline: () => navigator.onLine,
        send: (text) => sendSource(text, (source) => keepDraft({ ...place, source })),
      }),
  );
  useEffect(() => {
    const resume = () => void outbox.resume();
    resume();
    const timer = setInterval(resume, RETRY_AFTER_MS);
    addEventListener('online', resume);
    return () => {
      clearInterval(timer);
      removeEventListener('online', resume);
    };
  }, [outbox]);
  return (source) => outbox.keep(source);
}
