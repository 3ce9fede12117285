import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import type { GridState } from './date-grid.ts';
import { barsOf, isIn, monthsOf, placeOf, type Span, type Term } from './term-axis.ts';
import styles from './term-bars.module.css';

/** Above the bars: months, today, and the days on which clocks change. The cells beside it say the same in words. */
export function TermHead(props: { term: Term; today: string; clockChanges: readonly string[] }) {
  const { term, today, clockChanges } = props;
  return (
    <td className={styles.head} aria-hidden="true">
      <div className={styles.track}>
        {monthsOf(term).map(({ words, place }) => (
          <span key={place} className={styles.month} style={{ left: `${place}%` }}>
            {words}
          </span>
        ))}
        {isIn(term, today) ? (
          <span className={styles.day} data-kind="today" style={{ left: `${placeOf(term, today)}%` }}>
            today
          </span>
        ) : null}
        {clockChanges.map((wall) => (
          <span
            key={wall}
            className={styles.day}
            data-kind="clock-change"
            style={{ left: `${placeOf(term, wall)}%` }}
          >
            clock change
          </span>
        ))}
      </div>
    </td>
  );
}

interface TermBarProps {
  readonly row: DateRowView;
  readonly grid: GridState;
  readonly term: Term;
  readonly today: string;
  readonly clockChanges: readonly string[];
}

/** When one exercise is open, and when it is late. */
export function TermBar({ row, grid, term, today, clockChanges }: TermBarProps) {
  const { open, late, before } = barsOf(row, { grid, term });
  return (
    <td className={styles.cell} aria-hidden="true">
      <div className={styles.track}>
        {monthsOf(term).map(({ place }) => (
          <span key={place} className={styles.line} style={{ left: `${place}%` }} />
        ))}
        {isIn(term, today) ? (
          <span className={styles.line} data-kind="today" style={{ left: `${placeOf(term, today)}%` }} />
        ) : null}
        {clockChanges.map((wall) => (
          <span
            key={wall}
            className={styles.line}
            data-kind="clock-change"
            style={{ left: `${placeOf(term, wall)}%` }}
          />
        ))}
        <Bar kind="before" span={before} />
        <Bar kind={before === null ? 'open' : 'changed'} span={open} />
        <Bar kind="late" span={late} />
      </div>
    </td>
  );
}

function Bar({ kind, span }: { kind: 'before' | 'open' | 'changed' | 'late'; span: Span | null }) {
  return span === null ? null : (
    <span
      className={styles.bar}
      data-kind={kind}
      style={{ left: `${span.left}%`, width: `${span.width}%` }}
    />
  );
}
