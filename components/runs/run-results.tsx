'use client';

import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { ScoreTag } from '#components/ui/score-tag.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { NumberedCaseView } from '#server/exercises/numbered-case-view.ts';
import { CaseList, type CaseListProps } from '../report/case-list.tsx';
import { CasePlanList } from '../report/case-plan-list.tsx';
import { CaseStrip } from '../report/case-strip.tsx';
import { type CasesReader, elsewhereWords, pointsElsewhere } from '../report/case-words.ts';
import { ConsoleLines } from '../report/console-lines.tsx';
import { LazyPictureView, useDetailAhead } from '../report/lazy-detail.tsx';
import { loadErrorOf } from '../report/load-failure.ts';
import { LoadFailureNotice } from '../report/load-failure-notice.tsx';
import { ResultsFrame } from '../report/results-frame.tsx';
import { type CaseItem, countSentence, listed, pointsOf, progressOf } from '../report/results-model.ts';
import { ServerCases } from '../report/server-cases.tsx';
import { type CasePace, paceNote, paceSentence } from '../report/slow-cases.ts';
import styles from './run-results.module.css';
import { isRunning, type RunState } from './run-state.ts';

export interface RunResultsProps extends Omit<CaseListProps, 'paceOf'> {
  readonly run: RunState;
  /** What the exercise has beside the cases that run here. */
  readonly exercise: {
    readonly points: number;
    readonly hiddenCount: number;
    /** Public cases that only the server runs. */
    readonly serverCases: readonly NumberedCaseView[];
  };
  readonly onRun: () => void;
  readonly onStop: () => void;
  /** Why no realm could be started, in words for the reader. */
  readonly problem: string | null;
  /** How long cases take here; null until the device is known. */
  readonly pace: CasePace | null;
  /** Said while the first run on a GPU compiles its kernels. */
  readonly slowFirstRun: boolean;
  /** Where it ran, if not in this browser. */
  readonly score?: 'provisional' | 'tried';
  /** Left out: a student. */
  readonly reader?: CasesReader;
}

/** A run, before, while and after: the count, the strip, the cases with the first failing one open. */
export function RunResults(props: RunResultsProps) {
  const { run, items, pace, exercise } = props;
  useDetailAhead();
  if (run.phase === 'idle') {
    return props.problem === null ? <NothingYet {...props} /> : <NoRealm {...props} />;
  }
  if (run.phase === 'fault') return <Fault {...props} />;
  const loadError = loadErrorOf(items);
  if (loadError) {
    return (
      <LoadFailureNotice
        error={loadError}
        source={props.source}
        logs={run.logs}
        onGoToLine={props.onGoToLine}
      />
    );
  }
  const running = isRunning(run);
  return (
    <ResultsFrame head={<Head {...props} />}>
      <CaseList
        {...props}
        items={running ? items : listed(items)}
        paceOf={pace ? (item) => paceNote(item, pace) : undefined}
        onRunCase={running ? undefined : props.onRunCase}
      />
      {running ? null : <Elsewhere {...props} />}
      {running ? null : <ServerCases cases={exercise.serverCases} />}
      {run.logs.length > 0 || run.pictures.length > 0 ? (
        <div className={styles.loading}>
          {run.pictures.map((picture, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pictures are only ever added at the end
            <LazyPictureView key={at} picture={picture} />
          ))}
          <ConsoleLines lines={run.logs} onGoToLine={props.onGoToLine} />
        </div>
      ) : null}
    </ResultsFrame>
  );
}

function Head(props: RunResultsProps) {
  const { run, items, open, onOpen, exercise, reader } = props;
  const running = isRunning(run);
  return (
    <>
      <div className={styles.line}>{running ? <Running {...props} /> : <Ended {...props} />}</div>
      <CaseStrip items={items} open={open} onOpen={onOpen}>
        {exercise.hiddenCount === 0 ? null : (
          <>
            <StatusGlyph status="hidden" size={14} />
            {`${exercise.hiddenCount} hidden ${reader === 'author' ? 'on the server' : 'on submit'}`}
          </>
        )}
      </CaseStrip>
      {running ? <Progress {...props} /> : null}
    </>
  );
}

/** Why the points here are not those of the exercise. */
function Elsewhere({ items, exercise }: Pick<RunResultsProps, 'items' | 'exercise'>) {
  const words = pointsElsewhere({
    seen: seenPoints(items),
    points: exercise.points,
    serverCount: exercise.serverCases.length,
    hiddenCount: exercise.hiddenCount,
  });
  return words === null ? null : <p className={styles.elsewhere}>{words}</p>;
}

function seenPoints(items: readonly CaseItem[]): number {
  return items.reduce((sum, { pointsMax }) => sum + pointsMax, 0);
}

function Running({ run, items, onStop }: RunResultsProps) {
  const { done, total } = progressOf(items);
  return (
    <>
      <h2 className={styles.count}>
        {run.phase === 'starting' ? 'Starting' : `Running case ${Math.min(done + 1, total)} of ${total}`}
      </h2>
      <Button size="small" keys="Esc" onClick={onStop}>
        Stop
      </Button>
    </>
  );
}

function Ended({ run, items, score = 'provisional' }: RunResultsProps) {
  const whole = items.every((item) => item.outcome !== null && item.earlierSource === null);
  return (
    <>
      <h2 className={styles.count}>
        {run.phase === 'stopped' ? 'Stopped. ' : ''}
        {countSentence(items)}
      </h2>
      {whole ? (
        <ScoreTag score={{ kind: score, points: pointsOf(items) }} pointsMax={seenPoints(items)} />
      ) : null}
    </>
  );
}

function Progress({ items, slowFirstRun, pace }: RunResultsProps) {
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

function NothingYet({ items, exercise, onRun, pace, reader = 'student' }: RunResultsProps) {
  const slow = pace && paceSentence(items, pace);
  const { serverCases, hiddenCount } = exercise;
  const more = elsewhereWords({ serverCount: serverCases.length, hiddenCount, reader });
  return (
    <>
      <EmptyState
        icon={<Icon name="play" size={24} />}
        title="Nothing has run yet"
        action={
          <Button keys="Ctrl Enter" onClick={onRun}>
            Run
          </Button>
        }
      >
        <p>{`Your code runs in this browser against ${items.length} ${items.length === 1 ? 'case' : 'cases'}.${more}`}</p>
        {slow ? <p>{slow}</p> : null}
      </EmptyState>
      <CasePlanList cases={items} />
      <Elsewhere items={items} exercise={exercise} />
      <ServerCases cases={serverCases} />
    </>
  );
}

function NoRealm({ problem, reader }: RunResultsProps) {
  return (
    <EmptyState
      icon={<StatusGlyph status="warning" size={24} />}
      title="No case can run in this browser yet"
      action={<Button onClick={() => location.reload()}>Reload the page</Button>}
    >
      <p>
        {problem}{' '}
        {reader === 'author'
          ? 'The server runs programs all the same: choose it above.'
          : 'You can read, write and submit all the same.'}
      </p>
    </EmptyState>
  );
}

function Fault({ run, onRun }: RunResultsProps) {
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
