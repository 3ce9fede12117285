'use client';

import { useEffect, useReducer, useRef, useState } from 'react';
import { isGraderFault } from '#grader/hosts/host.ts';
import type { CasePlan, CodeError, JudgeEvent, Report } from '#grader/protocol.ts';
import type { DebugRun } from '../report/debug-result.tsx';
import { debugSource } from './debug-source.ts';
import { joinedReport } from './joined-report.ts';
import { idleRun, isRunning, type RunState, runReducer } from './run-state.ts';
import { type ScratchRun, STARTED_SCRATCH, scratchAfter, scratchCase } from './scratch-run.ts';
import { scratchSource } from './scratch-source.ts';
import type { OpenHost } from './use-host.ts';

export interface RunControl {
  readonly state: RunState;
  readonly debug: DebugRun | null;
  readonly scratch: ScratchRun | null;
  /** Runs this page has finished. */
  readonly runsDone: number;
  /** All public cases, or only the given ones; the others then keep what they had. */
  run(source: string, caseIds?: readonly string[]): Promise<void>;
  /** What the last run ended before, on the text that it ran, however long it takes. */
  runRest(): Promise<void>;
  debugInput(source: string, caseId: string, code: { constants: string; call: string }): Promise<void>;
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
  readonly plan: readonly CasePlan[];
  /** A run of all public cases came to its end. */
  readonly onReport: (report: Report, source: string) => void;
  /** A run that was started on all public cases ended, perhaps before some of them. */
  readonly onEnded: (report: Report, source: string) => void;
  /** The run of an earlier visit, if this browser kept one. Resolves once. */
  readonly restore: () => Promise<RestoredRun | null>;
}

const SEED_LIMIT = 2 ** 31;
/** A loop that never ends costs two limits of a case, not all of them. */
const TIME_OUTS_IN_ROW_MAX = 2;
const STOPPED = 'stopped by the reader';

/** Runs the student's code in this browser; one run at a time. */
export function useRun(setup: RunSetup): RunControl {
  const { open, plan, onReport } = setup;
  const [state, dispatch] = useReducer(runReducer, plan, idleRun);
  const [debug, setDebug] = useState<DebugRun | null>(null);
  const [scratch, setScratch] = useState<ScratchRun | null>(null);
  const [runsDone, setRunsDone] = useState(0);
  const current = useRef<AbortController | null>(null);
  // The same inputs while something fails, so that a fix can be seen to work; new ones after all pass.
  const seed = useRef<number | null>(null);

  const restore = useRef(setup.restore);
  useEffect(() => {
    let gone = false;
    void restore.current().then((kept) => {
      if (gone || kept === null) return;
      dispatch({ type: 'restored', plan, ...kept });
      // The same inputs while something fails: after a reload too.
      if (kept.report.cases.some(({ status }) => status !== 'passed')) seed.current ??= kept.report.seed;
    });
    return () => {
      gone = true;
    };
  }, [plan]);

  function run(source: string, caseIds?: readonly string[]): Promise<void> {
    return runCases(source, caseIds ? { caseIds } : {}, null);
  }

  async function runRest(): Promise<void> {
    const { source, report, unrun } = state;
    if (isRunning(state) || source === null || report === null || unrun.length === 0) return;
    await runCases(source, { caseIds: unrun }, report);
  }

  /** @param before the report of a run that ended early, whose rest this is. */
  async function runCases(
    source: string,
    chosen: { readonly caseIds?: readonly string[] },
    before: Report | null,
  ): Promise<void> {
    const controller = takeOver();
    setDebug(null);
    setScratch(endedScratch);
    const started = { type: 'started' as const, plan, source, ...chosen, continues: before !== null };
    dispatch(started);
    try {
      const { host, exercise } = await open.ready();
      seed.current ??= Math.floor(Math.random() * SEED_LIMIT);
      const report = await host.run(exercise, {
        solution: source,
        seed: seed.current,
        visibility: 'public',
        secondOpinion: 'cpu',
        ...chosen,
        ...(before === null ? { timeOutsInRowMax: TIME_OUTS_IN_ROW_MAX } : {}),
        signal: controller.signal,
        onEvent: (event) => {
          // The GPU was given up in the middle of the run: it starts over.
          if (event.type === 'booted') dispatch(started);
          if (current.current === controller) dispatch({ type: 'event', event });
        },
      });
      if (current.current !== controller) return;
      dispatch({ type: 'event', event: { type: 'done', report } });
      setRunsDone((count) => count + 1);
      const whole = before === null ? report : joinedReport(plan, before, report);
      if (before !== null || chosen.caseIds === undefined) setup.onEnded(whole, source);
      if (whole.cases.length < plan.length) return;
      if (whole.cases.every((outcome) => outcome.status === 'passed')) seed.current = null;
      onReport(whole, source);
    } catch (error) {
      if (current.current === controller && !controller.signal.aborted) {
        dispatch({ type: 'fault', message: faultWords(error) });
      }
    }
  }

  async function debugInput(source: string, caseId: string, code: { constants: string; call: string }) {
    if (isRunning(state)) return;
    const controller = takeOver();
    setDebug({ caseId, running: true, logs: [], pictures: [], error: null });
    const change = (next: (before: DebugRun) => Partial<DebugRun>) =>
      setDebug((before) =>
        before && current.current === controller ? { ...before, ...next(before) } : before,
      );
    const error = await runOnLoad(controller, {
      solution: debugSource(source, code),
      caseId,
      onEvent: (event) => change((before) => debugAfter(before, event, source)),
    });
    change(() => ({ running: false, ...(error ? { error } : {}) }));
  }

  async function runScratch(source: string, snippet: string) {
    const caseId = scratchCase(plan);
    if (isRunning(state) || caseId === null) return;
    const controller = takeOver();
    setDebug((before) => (before?.running ? { ...before, running: false } : before));
    setScratch(STARTED_SCRATCH);
    const change = (next: (before: ScratchRun) => ScratchRun) =>
      setScratch((before) => (before && current.current === controller ? next(before) : before));
    const whole = scratchSource(source, snippet);
    const error = await runOnLoad(controller, {
      solution: whole.text,
      caseId,
      onEvent: (event) => change((before) => scratchAfter(before, event, whole)),
    });
    change((before) => ({ ...before, running: false, error: error ?? before.error }));
  }

  function takeOver(): AbortController {
    current.current?.abort(STOPPED);
    const controller = new AbortController();
    current.current = controller;
    return controller;
  }

  /** Code that does its work while it loads, in front of one case; gives what kept it from running. */
  async function runOnLoad(
    { signal }: AbortController,
    work: { solution: string; caseId: string; onEvent: (event: JudgeEvent) => void },
  ): Promise<CodeError | null> {
    try {
      const { host, exercise } = await open.ready();
      await host.run(exercise, {
        solution: work.solution,
        seed: seed.current ?? 0,
        visibility: 'public',
        caseIds: [work.caseId],
        signal,
        onEvent: work.onEvent,
      });
      return null;
    } catch (error) {
      return signal.aborted ? null : { kind: 'runtime', name: '', message: faultWords(error) };
    }
  }

  function stop(): void {
    if (!current.current) return;
    current.current.abort(STOPPED);
    current.current = null;
    dispatch({ type: 'stopped' });
    setDebug((before) => (before?.running ? { ...before, running: false } : before));
    setScratch(endedScratch);
  }

  return { state, debug, scratch, runsDone, run, runRest, debugInput, runScratch, stop };
}

function endedScratch(run: ScratchRun | null): ScratchRun | null {
  return run?.running ? { ...run, running: false } : run;
}

/** Only what happens on load belongs to the call on the smallest input; the case itself runs again after it. */
function debugAfter(before: DebugRun, event: JudgeEvent, source: string): Partial<DebugRun> {
  if (event.type === 'log' && event.caseId === null) {
    const { line, ...rest } = event.line;
    const inSource = line !== undefined && line <= source.split('\n').length;
    return { logs: [...before.logs, inSource ? event.line : rest] };
  }
  if (event.type === 'picture' && event.caseId === null)
    return { pictures: [...before.pictures, event.picture] };
  if (event.type === 'outcome' && event.outcome.error && event.outcome.error.kind !== 'runtime') {
    return { error: event.outcome.error };
  }
  return {};
}

function faultWords(error: unknown): string {
  if (isGraderFault(error)) return error.message;
  return 'Something in the page broke. Reload it and run again; your code is kept.';
}
