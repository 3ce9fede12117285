import { useState } from 'react';
import { counted } from '#grader/protocol/count-words.ts';
import type { DateRowView, DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../ui/button.tsx';
import styles from './dates-side.module.css';
import { cellsIn, type Range, shiftCells, shiftToDay, valueAt } from './table/date-grid.ts';
import type { DateEdits } from './use-date-edits.ts';

interface ShiftPanelProps {
  readonly view: DatesView;
  readonly edits: DateEdits;
  /** null: nothing is chosen. */
  readonly range: Range | null;
  readonly rows: readonly DateRowView[];
}

const STEPS = [
  { words: '− 1 week', days: -7 },
  { words: '− 1 day', days: -1 },
  { words: '+ 1 day', days: 1 },
  { words: '+ 1 week', days: 7 },
] as const;

/** Moves the chosen dates, and where wanted all that stand below them. */
export function ShiftPanel({ view, edits, range, rows }: ShiftPanelProps) {
  const [follows, setFollows] = useState(false);
  const behind = range === null ? [] : rows.slice(Math.max(range.row, range.toRow) + 1);
  const moved = range !== null && follows ? downToLast(range, rows) : range;
  const count = cellsIn(rows, moved).filter(
    ({ row, field }) => valueAt(edits.grid, row, field) !== null,
  ).length;
  return (
    <>
      <h2 className={styles.title}>Shift {counted(count, 'date')}</h2>
      <div className={styles.shift}>
        {STEPS.map(({ words, days }) => (
          <Button
            key={words}
            size="small"
            disabled={count === 0}
            onClick={() => edits.setGrid((before) => shiftCells(before, { rows, range: moved, days }))}
          >
            {words}
          </Button>
        ))}
      </div>
      <ToDay
        disabled={count === 0}
        onDay={(day) => edits.setGrid((before) => shiftToDay(before, { rows, range: moved, day }))}
      />
      <p className={styles.hint}>
        Keeps the time of day in {view.course.timeZone}; by weeks the weekday too.
      </p>
      {behind.length === 0 ? null : (
        <label className={styles.check}>
          <input type="checkbox" checked={follows} onChange={(event) => setFollows(event.target.checked)} />
          <span>Move what follows, {numbersOf(behind)}</span>
        </label>
      )}
    </>
  );
}

/** With all rows that stand below. */
function downToLast(range: Range, rows: readonly DateRowView[]): Range {
  const last = Math.max(range.row, range.toRow, rows.length - 1);
  return { ...range, row: Math.min(range.row, range.toRow), toRow: last };
}

/** The first of the chosen dates goes to a day, the others with it. */
function ToDay({ disabled, onDay }: { disabled: boolean; onDay: (day: string) => void }) {
  const [day, setDay] = useState('');
  return (
    <form
      className={styles.toDay}
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== '') onDay(day);
      }}
    >
      <label>
        The first to{' '}
        <input
          type="date"
          className={styles.day}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
      </label>
      <Button size="small" type="submit" disabled={disabled || day === ''}>
        Move
      </Button>
    </form>
  );
}

/** "5.1 to 6.2" */
function numbersOf(rows: readonly DateRowView[]): string {
  const [first, last] = [rows[0]?.number ?? '', rows.at(-1)?.number ?? ''];
  return first === last ? first : `${first} to ${last}`;
}
