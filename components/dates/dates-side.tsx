'use client';

import type { DateFinding, DateRowView, DatesView } from '#server/planning/dates/dates-view.ts';
import { wallWords } from '../assign/wall-words.ts';
import { Button } from '../ui/button.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import { CoursePanel } from './course/course-panel.tsx';
import type { Leaving } from './course/take-out-dialog.tsx';
import type { DatesActions } from './dates-actions.ts';
import { DatesHistory } from './dates-history.tsx';
import styles from './dates-side.module.css';
import { findingTitle, findingWords, UNCHECKED_WORDS } from './dates-words.ts';
import { ShiftPanel } from './shift-panel.tsx';
import { type GridState, type Range, valueAt } from './table/date-grid.ts';
import type { DateEdits } from './use-date-edits.ts';
import { WeightsPanel } from './weights/weights.tsx';

interface DatesSideProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  readonly readerId: string;
  readonly edits: DateEdits;
  /** null: nothing is chosen. */
  readonly range: Range | null;
  readonly rows: readonly DateRowView[];
  readonly moveSections: boolean;
  readonly onMoveSections: (move: boolean) => void;
  readonly onOffer: (finding: DateFinding, value: string) => void;
  readonly onLeaving: (leaving: Leaving) => void;
  /** At the foot. */
  readonly children: React.ReactNode;
}

/** What is being done to the chosen dates, what it collides with, and the course as a whole. */
export function DatesSide(props: DatesSideProps) {
  const { view, actions, readerId, edits, range, rows, moveSections, onMoveSections, children } = props;
  if (!view.manages)
    return (
      <aside className={styles.side} aria-label="Changes">
        <div className={styles.scroll}>
          <p className={styles.hint}>Instructors of the course change dates.</p>
        </div>
      </aside>
    );
  return (
    <aside className={styles.side} aria-label="Changes">
      <div className={styles.scroll}>
        {view.rows.length === 0 ? null : (
          <>
            <ShiftPanel view={view} edits={edits} range={range} rows={rows} />
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={moveSections}
                onChange={(event) => onMoveSections(event.target.checked)}
              />
              <span>Dates of sections move along. A person’s own date stays.</span>
            </label>
          </>
        )}
        <Findings view={view} grid={edits.grid} findings={edits.findings} onOffer={props.onOffer} />
        <p role="status" className={styles.unchecked}>
          {edits.isUnchecked ? UNCHECKED_WORDS : null}
        </p>
        <DatesHistory edits={edits} />
        <WeightsPanel view={view} readerId={readerId} onSave={actions.saveWeights} />
        <CoursePanel view={view} actions={actions} onLeaving={props.onLeaving} />
      </div>
      <div className={styles.foot}>
        <p className={styles.hint}>Students see nothing before you save.</p>
        {children}
      </div>
    </aside>
  );
}

interface FindingsProps {
  readonly view: DatesView;
  readonly grid: GridState;
  readonly findings: readonly DateFinding[];
  readonly onOffer: (finding: DateFinding, value: string) => void;
}

function Findings({ view, grid, findings, onOffer }: FindingsProps) {
  // Keys take the offers of the first that has some.
  const first = findings.find(({ kind }) => kind === 'skipped');
  return (
    <ul className={styles.findings} aria-label="Conflicts and notes">
      {findings.map((finding) => {
        const row = view.rows.find(({ assignmentId }) => assignmentId === finding.assignmentId);
        return row ? (
          <Finding
            key={`${finding.assignmentId} ${finding.field} ${finding.kind}`}
            finding={finding}
            title={findingTitle(finding, row, valueAt(grid, row, finding.field))}
            hasKeys={finding === first}
            onOffer={onOffer}
          />
        ) : null;
      })}
    </ul>
  );
}

function Finding(props: {
  finding: DateFinding;
  title: string;
  hasKeys: boolean;
  onOffer: FindingsProps['onOffer'];
}) {
  const { finding, title, hasKeys, onOffer } = props;
  return (
    <li className={styles.finding} data-level={finding.level}>
      <StatusGlyph status={finding.level === 'conflict' ? 'fail' : 'warning'} size={13} />
      <div>
        <strong>{title}</strong>
        <p>{findingWords(finding)}</p>
        {finding.kind === 'skipped' ? (
          <span className={styles.shift}>
            {finding.offers.map((offer, place) => (
              <Button
                key={offer}
                size="small"
                {...(hasKeys ? { keys: String(place + 1) } : {})}
                onClick={() => onOffer(finding, offer)}
              >
                {`Use ${wallWords(offer)}`}
              </Button>
            ))}
          </span>
        ) : null}
      </div>
    </li>
  );
}
