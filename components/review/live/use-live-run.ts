'use client';

import { useState } from 'react';
import type { LiveRunView } from '#server/grading/live/live-run-view.ts';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';

export interface LiveRunControl {
  /** Null until somebody asked for a run. */
  readonly view: LiveRunView | null;
  /** How often it was asked for: each is a run of its own. */
  readonly round: number;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly start: () => void;
  readonly close: () => void;
}

/** A run of the submission in the reader's own browser: nothing is fetched, and no realm is made, before it is asked for. */
export function useLiveRun({ liveRun }: Pick<ReviewActions, 'liveRun'>): LiveRunControl {
  const [view, setView] = useState<LiveRunView | null>(null);
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function start(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const answer = await reached(liveRun());
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setView(answer.value);
    setRound((before) => before + 1);
  }

  return { view, round, busy, problem, start: () => void start(), close: () => setView(null) };
}
