'use client';

import { useState } from 'react';
import type { CallCode } from '../evidence/words/literal-code.ts';
import type { CaseDebugRun, DebugRun } from '../report/debug/debug-result.tsx';
import { debugAfter } from './debug-run.ts';
import { debugSnippet } from './debug-snippet.ts';
import { evaluateSnippet } from './evaluate-snippet.ts';
import { type ScratchRun, STARTED_SCRATCH, scratchAfter, scratchError } from './scratch-run.ts';
import type { OpenHost } from './use-host.ts';
import type { Turn } from './use-turn.ts';

interface SnippetSetup {
  readonly open: OpenHost;
  readonly turn: Turn;
  /** Of the random numbers in the realm. */
  readonly seed: () => number;
}

/** Snippets behind the student's code: the call on a smallest input, and scratch.ts. */
export function useSnippetRuns({ open, turn, seed }: SnippetSetup) {
  const [debug, setDebug] = useState<CaseDebugRun | null>(null);
  const [scratch, setScratch] = useState<ScratchRun | null>(null);

  async function debugInput(source: string, caseId: string, code: CallCode) {
    const controller = turn.take();
    setScratch(endedSnippet);
    setDebug({ caseId, source, running: true, logs: [], pictures: [], error: null });
    const change = (next: (before: DebugRun) => Partial<DebugRun>) =>
      setDebug((before) => (before && turn.has(controller) ? { ...before, ...next(before) } : before));
    const error = await evaluateSnippet(open, {
      ...{ seed: seed(), signal: controller.signal },
      solution: source,
      snippet: debugSnippet(code),
      onEvent: (event) => change((before) => debugAfter(before, event)),
    });
    change(() => ({ running: false, ...(error ? { error } : {}) }));
  }

  async function runScratch(source: string, snippet: string) {
    const controller = turn.take();
    setDebug(endedSnippet);
    setScratch(STARTED_SCRATCH);
    const change = (next: (before: ScratchRun) => ScratchRun) =>
      setScratch((before) => (before && turn.has(controller) ? next(before) : before));
    const error = await evaluateSnippet(open, {
      ...{ seed: seed(), signal: controller.signal },
      solution: source,
      snippet,
      onEvent: (event) => change((before) => scratchAfter(before, event)),
    });
    change((before) => ({ ...before, running: false, error: error && scratchError(error) }));
  }

  return {
    debug,
    scratch,
    debugInput,
    runScratch,
    /** Whoever runs now, it is neither of these. */
    end() {
      setDebug(endedSnippet);
      setScratch(endedSnippet);
    },
    /** Cases run: what a debug run showed was of results before. */
    clear() {
      setDebug(null);
      setScratch(endedSnippet);
    },
  };
}

function endedSnippet<Run extends DebugRun | ScratchRun>(run: Run | null): Run | null {
  return run?.running ? { ...run, running: false } : run;
}
