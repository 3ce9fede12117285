'use client';

import { useRef, useState } from 'react';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import type { TryView } from '#server/studio/check/try-view.ts';
import { itemsOfRun } from '../../runs/run-items.ts';
import { RunResults } from '../../runs/run-results.tsx';
import { isRunning } from '../../runs/run-state.ts';
import { useCasePace } from '../../runs/use-case-pace.ts';
import { useHost } from '../../runs/use-host.ts';
import { useRun } from '../../runs/use-run.ts';
import { RunButton } from './run-button.tsx';
import styles from './try-pane.module.css';

const NOTHING_KEPT = () => Promise.resolve(null);
const NOTHING = () => undefined;

interface TryInBrowserProps {
  readonly check: DraftCheckView;
  readonly sandbox: TryView['sandbox'];
  readonly backend: 'best' | 'cpu';
  readonly source: string;
  /** Given what its key for a run does. */
  readonly editor: (onRun: () => void) => React.ReactNode;
}

/** The program in this browser, on the cases that a student's browser has. */
export function TryInBrowser({ check, sandbox, backend, source, editor }: TryInBrowserProps) {
  const mount = useRef<HTMLDivElement>(null);
  const [openCase, setOpenCase] = useState<string | null>(null);
  const cases = check.matrix?.cases ?? [];
  const plan = cases.filter(({ visibility }) => visibility === 'public');
  const host = useHost({
    filesHref: `/api/studio/checks/${check.checkId}/files`,
    sandbox,
    exercise: { slug: `draft/${check.draftId.slice(0, 8)}`, hash: check.checkId },
    plan: { here: plan, elsewhere: [] },
    backend,
    mount,
  });
  const run = useRun({ open: host, plan, onReport: NOTHING, onEnded: NOTHING, restore: NOTHING_KEPT });
  const pace = useCasePace(check.checkId, host.device, run.runsDone);
  const start = () => void run.run(source);
  return (
    <>
      {editor(start)}
      <div className={styles.bar}>
        <RunButton running={isRunning(run.state)} onRun={start} onStop={() => run.stop()} />
        <span className={styles.quiet}>{host.device === null ? '' : `on ${host.device.backend}`}</span>
      </div>
      <RunResults
        items={itemsOfRun(run.state)}
        open={openCase}
        onOpen={setOpenCase}
        entryPoints={[]}
        forbidsBecause={null}
        debug={run.debug}
        onGoToLine={NOTHING}
        onDebug={(caseId, code) => void run.debugInput(source, caseId, code)}
        onSnippet={NOTHING}
        onRunCase={(id) => void run.run(source, [id])}
        source={run.state.source}
        run={run.state}
        exercise={{
          points: cases.reduce((sum, { pointsMax }) => sum + pointsMax, 0),
          hiddenCount: cases.length - plan.length,
          serverCases: [],
        }}
        reader="author"
        onRun={start}
        onStop={() => run.stop()}
        problem={host.problem}
        pace={pace}
        slowFirstRun={run.runsDone === 0 && host.device !== null && host.device.backend !== 'cpu'}
      />
      <div ref={mount} hidden />
    </>
  );
}
