'use client';

import { useState } from 'react';
import { reached } from '../ui/reached.ts';
import type { Answer } from './regrade-actions.ts';

/** Waits for what was asked of the server, and keeps why it was refused until something else is asked. */
export function useSettling() {
  const [problem, setProblem] = useState<string | null>(null);
  /** Resolves with the problem, null where there is none. */
  async function settle(act: Promise<Answer<null>>): Promise<string | null> {
    const answer = await reached(act);
    const next = answer.ok ? null : answer.problem;
    setProblem(next);
    return next;
  }
  return { problem, settle };
}
