'use client';

import { EarlierCode } from '../../report/earlier-code.tsx';
import { ReportResults } from '../../report/report-results.tsx';
import { RunResults } from '../../runs/run-results.tsx';
import { SubmissionBanner } from '../../submission/submission-banner.tsx';
import { SubmissionDevices } from '../../submission/submission-devices.tsx';
import { useLive } from '../live-value.ts';
import type { WorkspaceModel } from '../use-workspace.ts';
import styles from '../workspace.module.css';
import type { WorkspaceProps } from '../workspace-props.ts';
import { UnrunNote } from './unrun-note.tsx';

interface ResultsSideProps {
  readonly workspace: WorkspaceModel;
  readonly exercise: WorkspaceProps['view']['exercise'];
}

/** What came out: of the run, or of the submission that is shown. */
export function ResultsSide({ workspace, exercise }: ResultsSideProps) {
  const { earlier, submissions, verifiedReport, run, actions } = workspace;
  const { shown } = submissions;
  return (
    <section className={styles.results} aria-label="Results" data-pane="results">
      <EarlierCode words={earlier}>
        {shown ? <SubmissionBanner submission={shown} /> : null}
        {shown ? <SubmissionDevices submission={shown} /> : null}
        {verifiedReport === null && run.state.unrun.length > 0 ? (
          <UnrunNote unrun={run.state.unrun.length} onRunRest={actions.startRest} />
        ) : null}
        <Cases workspace={workspace} exercise={exercise} />
      </EarlierCode>
    </section>
  );
}

function Cases({ workspace, exercise }: ResultsSideProps) {
  const { actions, host, items, openCase, pace, reading, run, set, submissions, text, verifiedReport } =
    workspace;
  const { shown, compared } = submissions;
  const read = reading ? shown : null;
  // Lines are those of the code that gave the results: of a submission that is read they are there when it stands alone.
  const hasLines = read === null || (verifiedReport !== null && compared === null);
  const isDebugOfOpenCode = useLive(text.source, (now) => run.debug?.source === (read?.source ?? now));
  const list = {
    items,
    open: openCase,
    onOpen: (id: string | null) => set.open({ id, chosen: true }),
    entryPoints: exercise.entryPoints.map(({ name }) => name),
    forbidsBecause: exercise.forbidsBecause,
    debug: run.debug,
    isDebugOfOpenCode,
    onGoToLine: hasLines ? actions.goToLine : undefined,
    onDebug: actions.debug,
    onSnippet: actions.openSnippet,
  };
  if (shown && verifiedReport)
    return (
      // Another submission, other evidence: nothing of what was picked in it stays.
      <ReportResults key={shown.id} {...list} source={shown.source} hiddenTotal={shown.hiddenTotal} />
    );
  if (shown && run.state.phase === 'idle') return null;
  return (
    <RunResults
      {...list}
      source={run.state.source}
      run={run.state}
      exercise={{
        points: exercise.points,
        hiddenCount: exercise.hiddenCaseCount,
        serverCases: exercise.serverCases,
      }}
      onRun={actions.start}
      onRunCase={actions.startCase}
      onStop={() => run.stop()}
      problem={host.problem}
      pace={pace}
      slowFirstRun={run.runsDone === 0 && host.device !== null && host.device.backend !== 'cpu'}
    />
  );
}
