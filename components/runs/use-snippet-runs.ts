'use client';

import { useState } from 'react';
import type { CasePlan, CodeError, JudgeEvent } from '#grader/protocol.ts';
import type { DebugRun } from '../report/debug-result.tsx';
import { debugAfter } from './debug-run.ts';
import { debugSource } from './debug-source.ts';
import { faultWords } from './fault-words.ts';
import { type ScratchRun, STARTED_SCRATCH, scratchAfter, scratchCase } from './scratch-run.ts';
import { scratchSource } from './scratch-source.ts';
import type { OpenHost } from './use-host.ts';
import type { Turn } from './use-turn.ts';

interface SnippetSetup {
  readonly open: OpenHost;
  readonly plan: readonly CasePlan[];
  readonly turn: Turn;
  /** Of the inputs of the case that comes after the snippet. */
  readonly seed: () => number;
}

/** Code that does its work while it loads, behind the student's: the call on a smallest input, and scratch.ts. */
export function useSnippetRuns({ open, plan, turn, seed }: SnippetSetup) {
  const [debug, setDebug] = useState<DebugRun | null>(null);
  const [scratch, setScratch] = useState<ScratchRun | null>(null);

  async function debugInput(source: string, caseId: string, code: { constants: string; call: string }) {
    const controller = turn.take();
    setScratch(endedSnippet);
    setDebug({ caseId, running: true, logs: [], pictures: [], error: null });
    const change = (next: (before: DebugRun) => Partial<DebugRun>) =>
      setDebug((before) => (before && turn.has(controller) ? { ...before, ...next(before) } : before));
    const error = await runOnLoad(controller, {
      solution: debugSource(source, code),
      caseId,
      onEvent: (event) => change((before) => debugAfter(before, event, source)),
    });
    change(() => ({ running: false, ...(error ? { error } : {}) }));
  }

  async function runScratch(source: string, snippet: string) {
    const caseId = scratchCase(plan);
    if (caseId === null) return;
    const controller = turn.take();
    setDebug(endedSnippet);
    setScratch(STARTED_SCRATCH);
    const change = (next: (before: ScratchRun) => ScratchRun) =>
      setScratch((before) => (before && turn.has(controller) ? next(before) : before));
    const whole = scratchSource(source, snippet);
    const error = await runOnLoad(controller, {
      solution: whole.text,
      caseId,
      onEvent: (event) => change((before) => scratchAfter(before, event, whole)),
    });
    change((before) => ({ ...before, running: false, error: error ?? before.error }));
  }

  /** Gives what kept the code from running. */
  async function runOnLoad(
    { signal }: AbortController,
    work: { solution: string; caseId: string; onEvent: (event: JudgeEvent) => void },
  ): Promise<CodeError | null> {
    const { solution, caseId, onEvent } = work;
    try {
      const { host, exercise } = await open.ready();
      const run = {
        solution,
        seed: seed(),
        visibility: 'public',
        caseIds: [caseId],
        signal,
        onEvent,
      } as const;
      await host.run(exercise, run);
      return null;
    } catch (error) {
      return signal.aborted ? null : { kind: 'runtime', name: '', message: faultWords(error) };
    }
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
