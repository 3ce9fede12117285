'use client';

import { useEffect, useState } from 'react';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import { failedWords } from '../../kept/unreached.ts';
import type { StudioActions } from '../studio-actions.ts';
import { followCheck } from './follow-check.ts';

export interface CheckControl {
  readonly check: DraftCheckView | null;
  readonly running: boolean;
  readonly problem: string | null;
  start(): Promise<void>;
  cancel(): Promise<void>;
}

/** The last check of the draft, followed cell by cell while it runs. */
export function useCheck(
  first: DraftCheckView | null,
  actions: Pick<StudioActions, 'check' | 'cancelCheck'>,
): CheckControl {
  const [check, setCheck] = useState(first);
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const checkId = check?.checkId;
  const running = check?.state === 'running';

  useEffect(() => {
    if (!running || checkId === undefined) return;
    return followCheck(checkId, setCheck);
  }, [checkId, running]);

  return {
    check,
    running: starting || running,
    problem,
    async start() {
      setStarting(true);
      setProblem(null);
      try {
        const started = await actions.check();
        if (started.ok) setCheck(started.value);
        else setProblem(started.problem);
      } catch (error) {
        setProblem(failedWords(error, 'Check again.'));
      } finally {
        setStarting(false);
      }
    },
    async cancel() {
      if (checkId === undefined) return;
      setProblem(null);
      try {
        const cancelled = await actions.cancelCheck(checkId);
        if (cancelled.ok) setCheck(cancelled.value);
        else setProblem(cancelled.problem);
      } catch (error) {
        setProblem(failedWords(error, 'It may run on. Cancel it again.'));
      }
    },
  };
}
