'use client';

import { useEffect, useReducer, useRef, useState } from 'react';
import type { Report } from '#grader/protocol.ts';
import type { CallCode } from '../evidence/words/literal-code.ts';
import type { CaseDebugRun } from '../report/debug/debug-result.tsx';
import { joinedReport } from './joined-report.ts';
import { type CasesRun, type ChosenCases, runCases } from './run-cases.ts';
import { idleRun, isRunning, type RunCase, type RunState, runReducer } from './run-state.ts';
import type { ScratchRun } from './scratch-run.ts';
import type { OpenHost } from './use-host.ts';
import { useSnippetRuns } from './use-snippet-runs.ts';
import { useTurn } from './use-turn.ts';

export interface RunControl {
  readonly state: RunState;
  readonly debug: CaseDebugRun | null;
  readonly scratch: ScratchRun | null;
  /** Runs this page has finished. */
  readonly runsDone: number;
  /** All public cases, or only the given ones; the others then keep what they had. */
  run(source: string, caseIds?: readonly string[]): Promise<void>;
  /** What the last run ended before, on the text that it ran, however long it takes. */
  runRest(): Promise<void>;
  debugInput(source: string, caseId: string, code: CallCode): Promise<void>;
  /** Runs a snippet behind the student's code. */
  runScratch(source: string, snippet: string): Promise<void>;
  stop(): void;
}

/** A run as it was kept. */
export interface RestoredRun {
  readonly source: string;
  readonly report: Report;
}

interface RunSetup {
  readonly open: OpenHost;
  readonly plan: readonly RunCase[];
  /** The inputs of a verification, to see what it saw; without one they are drawn here. */
  readonly seed?: number | null;
  /** A run of all public cases came to its end. */
  readonly onReport: (report: Report, source: string) => void;
  /** A run that was started on all public cases ended, perhaps before some of them. */
  readonly onEnded: (report: Report, source: string) => void;
  /** The run of an earlier visit, if this browser kept one. Resolves once. */
  readonly restore: () => Promise<RestoredRun | null>;
}

const SEED_LIMIT = 2 ** 31;

/** Runs the student's code in this browser; one run at a time. */
export function useRun(setup: RunSetup): RunControl {
  const { open, plan } = setup;
  const turn = useTurn();
  const [runsDone, setRunsDone] = useState(0);
  // The same inputs while something fails, so that a fix can be seen to work; new ones after all pass.
  const seed = useRef<number | null>(null);
  const snippets = useSnippetRuns({ open, turn, seed: () => seed.current ?? 0 });
  const [state, dispatch] = useReducer(runReducer, plan, idleRun);
  useRestoredRun(setup, { dispatch, seed });

  async function start(source: string, chosen: ChosenCases, before: Report | null): Promise<void> {
    const controller = turn.take();
    snippets.clear();
    const report = await runCases({
      open,
      plan,
      dispatch,
      turn,
      controller,
      source,
      seed() {
        seed.current ??= Math.floor(Math.random() * SEED_LIMIT);
        return setup.seed ?? seed.current;
      },
      chosen,
      before,
    });
    if (report === null) return;
    setRunsDone((count) => count + 1);
    const whole = before === null ? report : joinedReport(plan, before, report);
    if (before !== null || chosen.caseIds === undefined) setup.onEnded(whole, source);
    if (whole.cases.length < plan.length) return;
    if (whole.cases.every((outcome) => outcome.status === 'passed')) seed.current = null;
    setup.onReport(whole, source);
  }

  return {
    state,
    runsDone,
    debug: snippets.debug,
    scratch: snippets.scratch,
    run: (source, caseIds) => start(source, caseIds ? { caseIds } : {}, null),
    async runRest() {
      const { source, report, unrun } = state;
      if (isRunning(state) || source === null || report === null || unrun.length === 0) return;
      await start(source, { caseIds: unrun }, report);
    },
    async debugInput(source, caseId, code) {
      if (!isRunning(state)) await snippets.debugInput(source, caseId, code);
    },
    async runScratch(source, snippet) {
      if (!isRunning(state)) await snippets.runScratch(source, snippet);
    },
    stop() {
      if (!turn.end()) return;
      dispatch({ type: 'stopped' });
      snippets.end();
    },
  };
}

/** The run of an earlier visit, and the inputs that it had while something failed. */
function useRestoredRun(
  { plan, restore }: RunSetup,
  { dispatch, seed }: Pick<CasesRun, 'dispatch'> & { readonly seed: { current: number | null } },
): void {
  const once = useRef(restore);
  useEffect(() => {
    let gone = false;
    void once.current().then((kept) => {
      if (gone || kept === null) return;
      dispatch({ type: 'restored', plan, ...kept });
      if (kept.report.cases.some(({ status }) => status !== 'passed')) seed.current ??= kept.report.seed;
    });
    return () => {
      gone = true;
    };
  }, [plan, dispatch, seed]);
}
