'use client';

import { type RefObject, useRef, useState } from 'react';
import type { Report } from '#grader/protocol.ts';
import { browserStorage, keptKey } from '../../kept/browser-storage.ts';
import { keepRun, listKeptRuns } from '../../kept/kept-runs.ts';
import { restoreRun } from '../../runs/kept-report.ts';
import { isRunning } from '../../runs/run-state.ts';
import { useCasePace } from '../../runs/use-case-pace.ts';
import { useHost } from '../../runs/use-host.ts';
import { useKeptRuns } from '../../runs/use-kept-runs.ts';
import { useRun } from '../../runs/use-run.ts';
import { useWantedBackend } from '../../runs/wanted-backend.ts';
import { useScratch } from '../code/use-scratch.ts';
import type { WorkspaceProps } from '../workspace-props.ts';

/**
 * Runs in this browser: the host, the run and what is remembered of it, and scratch.ts.
 * @param frames where the realm frames hang.
 */
export function useRunning(
  { view, place, userId, actions }: WorkspaceProps,
  frames: RefObject<HTMLDivElement | null>,
) {
  const { exercise } = view;
  const name = `${place.course}/${place.module}/${place.exercise}`;
  const keptPlace = { userId, exercise: name };
  const scratchPlace = keptKey('scratch', userId, name);
  const [lastWhole, setLastWhole] = useState<{ report: Report; source: string } | null>(null);
  const backend = useWantedBackend({ userId, exercise: name, plan: exercise.publicCases });
  const host = useHost({
    sandbox: view.sandbox,
    exercise,
    plan: { here: exercise.publicCases, elsewhere: exercise.serverCases },
    filesHref: exercise.filesHref,
    backend: backend.wanted,
    mount: frames,
  });
  const claimRun = useKeptRuns(place, { userId, exercise, recordClaim: actions.recordClaim });
  const run = useRun({
    open: host,
    plan: exercise.publicCases,
    onReport(report, source) {
      setLastWhole({ report, source });
      claimRun(report);
    },
    onEnded: (report, source) =>
      keepRun(browserStorage, keptPlace, { report, source, ranAt: new Date().toISOString() }),
    async restore() {
      const plan = exercise.publicCases;
      const kept = await restoreRun({ ...keptPlace, exerciseHash: exercise.hash, plan });
      if (kept?.report.cases.length === plan.length) setLastWhole(kept);
      return kept;
    },
  });

  return {
    host,
    backend,
    run,
    running: isRunning(run.state),
    /** Cases, a snippet or the call on a smallest input. */
    busy: isRunning(run.state) || run.scratch?.running === true || run.debug?.running === true,
    /** Of all public cases, on its text. */
    lastWhole,
    pace: useCasePace(exercise.hash, host.device, run.runsDone),
    keptRuns: () => listKeptRuns(browserStorage, keptPlace),
    scratch: useScratch(scratchPlace),
    scratchPlace,
    /** What solution.ts and scratch.ts are files of. */
    project: name,
    /** Runs what scratch.ts has, while that is open. */
    runScratch: useRef<(() => void) | null>(null),
  };
}
