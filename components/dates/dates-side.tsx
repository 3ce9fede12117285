'use client';

import type { DateFinding, DateRowView, DatesView } from '#server/courses/dates/dates-view.ts';
import { wallWords } from '../assign/wall-words.ts';
import { Button } from '../ui/button.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import { CoursePanel } from './course-panel.tsx';
import { cellsIn, type GridState, type Range, valueAt } from './date-grid.ts';
import type { DatesActions } from './dates-actions.ts';
import styles from './dates-side.module.css';
import { findingTitle, findingWords } from './dates-words.ts';
import { WeightsPanel } from './weights.tsx';

interface DatesSideProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  readonly grid: GridState;
  readonly range: Range;
  readonly rows: readonly DateRowView[];
  readonly findings: readonly DateFinding[];
  readonly moveSections: boolean;
  readonly onMoveSections: (move: boolean) => void;
  readonly onShift: (days: number) => void;
  readonly onOffer: (finding: DateFinding, value: string) => void;
  /** At the foot. */
  readonly children: React.ReactNode;
}

/** What is being done to the chosen dates, what it collides with, and the course as a whole. */
export function DatesSide(props: DatesSideProps) {
  const { view, actions, grid, range, rows, findings, children } = props;
  const chosen = cellsIn(rows, range).filter(({ row, field }) => valueAt(grid, row, field) !== null).length;
  if (!view.manages)
    return (
      <aside className={styles.side} aria-label="Changes">
        <p className={styles.hint}>Instructors of the course change dates.</p>
      </aside>
    );
  return (
    <aside className={styles.side} aria-label="Changes">
      <div className={styles.scroll}>
        <h2 className={styles.title}>{chosen === 1 ? 'Shift 1 date' : `Shift ${chosen} dates`}</h2>
        <div className={styles.shift}>
          {[
            { words: '− 1 week', days: -7 },
            { words: '− 1 day', days: -1 },
            { words: '+ 1 day', days: 1 },
            { words: '+ 1 week', days: 7 },
          ].map(({ words, days }) => (
            <Button key={words} size="small" disabled={chosen === 0} onClick={() => props.onShift(days)}>
              {words}
            </Button>
          ))}
        </div>
        <p className={styles.hint}>
          Keeps the time of day in {view.course.timeZone}; by weeks the weekday too.
        </p>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={props.moveSections}
            onChange={(event) => props.onMoveSections(event.target.checked)}
          />{' '}
          Dates of sections move along. A person’s own date stays.
        </label>
        <Findings view={view} grid={grid} findings={findings} onOffer={props.onOffer} />
        {grid.done.length === 0 ? null : (
          <>
            <h2 className={styles.title}>Not saved yet</h2>
            <ol className={styles.history} reversed>
              {grid.done.map(({ words }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: operations are only added and taken away at the end
                <li key={at}>{words}</li>
              ))}
            </ol>
          </>
        )}
        <WeightsPanel view={view} onSave={actions.saveWeights} />
        <CoursePanel view={view} actions={actions} />
      </div>
      <div className={styles.foot}>
        <p className={styles.hint}>Students see nothing before you save.</p>
        {children}
      </div>
    </aside>
  );
}

function Findings({
  view,
  grid,
  findings,
  onOffer,
}: Pick<DatesSideProps, 'view' | 'grid' | 'findings' | 'onOffer'>) {
  return (
    <ul className={styles.findings} aria-label="Conflicts and notes">
      {findings.map((finding) => {
        const row = view.rows.find(({ assignmentId }) => assignmentId === finding.assignmentId);
        if (!row) return null;
        const value = valueAt(grid, row, finding.field);
        return (
          <li
            key={`${finding.assignmentId} ${finding.field} ${finding.kind}`}
            className={styles.finding}
            data-level={finding.level}
          >
            <StatusGlyph status={finding.level === 'conflict' ? 'fail' : 'warning'} size={13} />
            <div>
              <strong>{findingTitle(finding, row, value)}</strong>
              <p>{findingWords(finding)}</p>
              {finding.kind === 'skipped'
                ? finding.offers.map((offer) => (
                    <Button key={offer} size="small" onClick={() => onOffer(finding, offer)}>
                      {`Use ${wallWords(offer)}`}
                    </Button>
                  ))
                : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
