'use client';

import { useState } from 'react';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import { itemsOfRun } from '../../runs/run-items.ts';
import { RunResults } from '../../runs/run-results.tsx';
import { isRunning } from '../../runs/run-state.ts';
import type { StudioActions } from '../studio-actions.ts';
import { followTry } from './follow-check.ts';
import { RunButton } from './run-button.tsx';
import styles from './try-pane.module.css';
import { runOfTry } from './try-run.ts';
import { useAsked } from './use-asked.ts';

interface TryOnServerProps {
  readonly check: DraftCheckView;
  readonly actions: Pick<StudioActions, 'lastTry' | 'startTry' | 'cancelTry'>;
  readonly source: string;
  /** Given what its key for a run does. */
  readonly editor: (onRun: () => void) => React.ReactNode;
}

const NOTHING = () => undefined;

/** The program as a submission is verified: on the server, hidden cases with it. */
export function TryOnServer({ check, actions, source, editor }: TryOnServerProps) {
  const [openCase, setOpenCase] = useState<string | null>(null);
  const asked = useAsked(check.checkId, {
    read: actions.lastTry,
    start: (checkId) => actions.startTry(checkId, source),
    cancel: ({ tryId }) => actions.cancelTry(tryId),
    follow: followTry,
  });
  const cases = check.matrix?.cases ?? [];
  const run = runOfTry(cases, asked.view);
  const start = () => void asked.start();
  const stop = () => void asked.cancel();
  return (
    <>
      {editor(start)}
      <div className={styles.bar}>
        <RunButton running={isRunning(run)} onRun={start} onStop={stop} />
        <span className={styles.quiet}>
          {asked.view !== null && asked.view.source !== source
            ? 'What is below came of an earlier text.'
            : 'Hidden cases run too, on the inputs of the check.'}
        </span>
      </div>
      {asked.problem === null ? null : <p role="alert">{asked.problem}</p>}
      {run.phase === 'idle' ? (
        <p className={styles.quiet}>
          Nothing was run on the server yet. Run it to see all {cases.length} cases.
        </p>
      ) : run.phase === 'fault' ? (
        <p role="alert">The program could not be judged. {run.fault}</p>
      ) : (
        <RunResults
          items={itemsOfRun(run)}
          open={openCase}
          onOpen={setOpenCase}
          entryPoints={[]}
          forbidsBecause={null}
          debug={null}
          onGoToLine={NOTHING}
          onSnippet={NOTHING}
          source={run.source}
          run={run}
          exercise={{
            points: cases.reduce((sum, { pointsMax }) => sum + pointsMax, 0),
            hiddenCount: 0,
            serverCases: [],
          }}
          onRun={start}
          onStop={stop}
          problem={null}
          pace={null}
          slowFirstRun={false}
          score="tried"
        />
      )}
    </>
  );
}
