'use client';

import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { ScoreTag } from '#components/ui/score-tag.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { CasePlan } from '#grader/protocol.ts';
import type { CaseActions } from '../report/case-detail.tsx';
import { CaseRow } from '../report/case-row.tsx';
import { CaseStrip } from '../report/case-strip.tsx';
import { submitWords } from '../report/case-words.ts';
import { ConsoleLines } from '../report/console-lines.tsx';
import type { DebugRun } from '../report/debug-result.tsx';
import { ErrorCard } from '../report/error-card.tsx';
import { LazyCaseDetail, LazyPictureView, useDetailAhead } from '../report/lazy-detail.tsx';
import { type CaseItem, countSentence, listed, loadErrorOf, progressOf } from '../report/results-model.ts';
import { ServerCases } from '../report/server-cases.tsx';
import { type CasePace, paceNote, paceSentence } from '../report/slow-cases.ts';
import styles from './results-pane.module.css';
import { isRunning, type RunState } from './run-state.ts';

export interface ResultsPaneProps extends CaseActions {
  run: RunState;
  /** Cases to show: those of the run, or of a verified report. */
  items: readonly CaseItem[];
  /** Whether `items` come from the server's report. */
  verified: boolean;
  /** Hidden cases of the exercise. */
  hiddenCount: number;
  /** Public cases that only the server runs. */
  serverCases: readonly CasePlan[];
  pointsMax: number;
  open: string | null;
  onOpen: (id: string | null) => void;
  onRun: () => void;
  onStop: () => void;
  /** False until realms and editor are there. */
  canRun: boolean;
  /** Why no realm could be started, in words for the reader. */
  problem: string | null;
  entryPoints: readonly string[];
  forbidsBecause: string | null;
  source: string | null;
  debug: DebugRun | null;
  /** How long cases take here; null until the device is known. */
  pace: CasePace | null;
  /** Said while the first run on a GPU compiles its kernels. */
  slowFirstRun: boolean;
}

/** Everything right of the editor: the count, the strip, and the cases with the first failing one open. */
export function ResultsPane(props: ResultsPaneProps) {
  const { run, items, verified } = props;
  useDetailAhead();
  if (!verified && run.phase === 'idle') {
    return props.problem === null ? <NothingYet {...props} /> : <NoRealm problem={props.problem} />;
  }
  if (!verified && run.phase === 'fault') return <Fault {...props} />;
  const loadError = loadErrorOf(items);
  const publicItems = items.filter((item) => item.visibility === 'public');
  const hidden = items.filter((item) => item.visibility === 'hidden');
  if (loadError && !isRunning(run)) {
    return (
      <div className={styles.message}>
        <h2 className={styles.count}>
          <StatusGlyph status="fail" size={14} />
          {loadError.line === undefined ? 'Your code does not load' : loadErrorTitle(loadError)}
        </h2>
        <p className={styles.note}>No case ran.</p>
        <ErrorCard error={loadError} source={props.source} onGoToLine={props.onGoToLine} />
        <ConsoleLines lines={run.logs} onGoToLine={props.onGoToLine} />
      </div>
    );
  }
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        {verified ? null : <Heading {...props} />}
        <CaseStrip items={publicItems} open={props.open} onOpen={props.onOpen}>
          <HiddenNote verified={verified} hidden={hidden} hiddenCount={props.hiddenCount} />
        </CaseStrip>
        {isRunning(run) && !verified ? <Progress {...props} /> : null}
      </header>
      <ol className={styles.rows}>
        {(isRunning(run) && !verified ? items : listed(items)).map((item) => (
          <CaseRow
            key={item.id}
            item={item}
            open={props.open === item.id}
            pace={props.pace ? paceNote(item, props.pace) : ''}
            onToggle={() => props.onOpen(props.open === item.id ? null : item.id)}
          >
            <LazyCaseDetail
              {...props}
              item={item}
              onRunCase={verified || isRunning(run) ? undefined : props.onRunCase}
            />
          </CaseRow>
        ))}
      </ol>
      {verified || isRunning(run) ? null : <ServerCases cases={props.serverCases} />}
      {!verified && (run.logs.length > 0 || run.pictures.length > 0) ? (
        <div className={styles.loading}>
          {run.pictures.map((picture, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pictures are only ever added at the end
            <LazyPictureView key={at} picture={picture} />
          ))}
          <ConsoleLines lines={run.logs} onGoToLine={props.onGoToLine} />
        </div>
      ) : null}
    </div>
  );
}

function Heading({ run, items, pointsMax, onStop }: ResultsPaneProps) {
  if (isRunning(run)) {
    const { done, total } = progressOf(items);
    return (
      <div className={styles.line}>
        <h2 className={styles.count}>
          {run.phase === 'starting' ? 'Starting' : `Running case ${Math.min(done + 1, total)} of ${total}`}
        </h2>
        <Button size="small" keys="Esc" onClick={onStop}>
          Stop
        </Button>
      </div>
    );
  }
  const points = items.reduce((sum, item) => sum + (item.outcome?.points ?? 0), 0);
  const whole = items.every((item) => item.outcome !== null && item.earlierSource === null);
  return (
    <div className={styles.line}>
      <h2 className={styles.count}>
        {run.phase === 'stopped' ? 'Stopped. ' : ''}
        {countSentence(items)}
      </h2>
      {whole ? <ScoreTag score={{ kind: 'provisional', points }} pointsMax={pointsMax} /> : null}
    </div>
  );
}

function Progress({ items, slowFirstRun, pace }: ResultsPaneProps) {
  const slow = pace && paceSentence(items.filter(isAhead), pace);
  const { done, total } = progressOf(items);
  return (
    <>
      <progress className={styles.bar} value={done} max={Math.max(1, total)} aria-label="Cases done" />
      {slowFirstRun ? (
        <p className={styles.note}>The first run compiles its GPU kernels, so it is slower than the next.</p>
      ) : null}
      {slow ? <p className={styles.note}>{slow}</p> : null}
    </>
  );
}

function isAhead({ state }: CaseItem): boolean {
  return state === 'waiting' || state === 'running';
}

function HiddenNote({
  verified,
  hidden,
  hiddenCount,
}: {
  verified: boolean;
  hidden: readonly CaseItem[];
  hiddenCount: number;
}) {
  if (verified && hidden.length > 0) {
    const passed = hidden.filter((item) => item.state === 'passed').length;
    const all = passed === hidden.length;
    return (
      <>
        <StatusGlyph status={all ? 'pass' : 'fail'} size={13} />
        {all ? `${hidden.length} hidden` : `${passed} of ${hidden.length} hidden`}
      </>
    );
  }
  if (verified || hiddenCount === 0) return null;
  return (
    <>
      <StatusGlyph status="hidden" size={14} />
      {`${hiddenCount} hidden on submit`}
    </>
  );
}

function NothingYet({ items, hiddenCount, serverCases, canRun, onRun, pace }: ResultsPaneProps) {
  const slow = pace && paceSentence(items, pace);
  const more = submitWords(serverCases.length, hiddenCount);
  return (
    <EmptyState
      icon={<Icon name="play" size={24} />}
      title="Nothing has run yet"
      action={
        <Button keys="Ctrl Enter" onClick={onRun} disabled={!canRun}>
          Run
        </Button>
      }
    >
      <p>{`Your code runs in this browser against ${items.length} ${items.length === 1 ? 'case' : 'cases'}.${more}`}</p>
      {slow ? <p>{slow}</p> : null}
    </EmptyState>
  );
}

function NoRealm({ problem }: { problem: string }) {
  return (
    <EmptyState
      icon={<StatusGlyph status="warning" size={24} />}
      title="No case can run in this browser yet"
      action={<Button onClick={() => location.reload()}>Reload the page</Button>}
    >
      <p>{problem} You can read, write and submit all the same.</p>
    </EmptyState>
  );
}

function Fault({ run, onRun }: ResultsPaneProps) {
  return (
    <EmptyState
      icon={<StatusGlyph status="warning" size={24} />}
      title="The run could not finish"
      action={
        <Button keys="Ctrl Enter" onClick={onRun}>
          Run again
        </Button>
      }
    >
      <p>This is not your code. {run.fault}</p>
    </EmptyState>
  );
}

function loadErrorTitle({ kind, line }: { kind: string; line?: number | undefined }): string {
  return kind === 'compile' ? `Line ${line} does not compile` : `Line ${line} does not load`;
}
