'use client';

import { ResultsPane } from '../runs/results-pane.tsx';
import { SubmissionBanner } from '../submission/submission-banner.tsx';
import { SubmissionDevices } from '../submission/submission-devices.tsx';
import { UnrunNote } from './unrun-note.tsx';
import type { WorkspaceModel } from './use-workspace.ts';
import styles from './workspace.module.css';
import type { WorkspaceProps } from './workspace-props.ts';

interface ResultsSideProps {
  readonly workspace: WorkspaceModel;
  readonly exercise: WorkspaceProps['view']['exercise'];
}

/** What came out: of the run, or of the submission that is shown. */
export function ResultsSide({ workspace, exercise }: ResultsSideProps) {
  const { actions, host, items, openCase, pace, run, set, submissions, verifiedReport } = workspace;
  const { shown } = submissions;
  return (
    <section className={styles.results} aria-label="Results" data-pane="results">
      {shown ? <SubmissionBanner submission={shown} /> : null}
      {shown ? <SubmissionDevices submission={shown} /> : null}
      {verifiedReport === null && run.state.unrun.length > 0 ? (
        <UnrunNote unrun={run.state.unrun.length} onRunRest={actions.startRest} />
      ) : null}
      {shown && !verifiedReport && run.state.phase === 'idle' ? null : (
        <ResultsPane
          run={run.state}
          items={items}
          verified={verifiedReport !== null}
          hiddenCount={exercise.hiddenCaseCount}
          serverCases={exercise.serverCases}
          pointsMax={exercise.publicCases.reduce((sum, plan) => sum + plan.pointsMax, 0)}
          open={openCase}
          onOpen={(id) => set.open({ id, chosen: true })}
          onRun={actions.start}
          onStop={() => run.stop()}
          canRun={host.problem === null}
          problem={host.problem}
          entryPoints={exercise.entryPoints.map(({ name }) => name)}
          forbidsBecause={exercise.forbidsBecause}
          source={verifiedReport && shown ? shown.source : run.state.source}
          debug={run.debug}
          pace={pace}
          slowFirstRun={run.runsDone === 0 && host.device !== null && host.device.backend !== 'cpu'}
          onGoToLine={actions.goToLine}
          onDebug={actions.debug}
          onRunCase={actions.startCase}
          onSnippet={actions.openSnippet}
        />
      )}
    </section>
  );
}
