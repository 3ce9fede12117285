import type { Bar } from './bars.ts';
import styles from './column-chart.module.css';

interface ColumnChartProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly openKey: string | null;
  readonly onOpen: (bar: Bar) => void;
}

/** Labels closer than that run into each other. */
const LABELS_MAX = 12;

/** Bars that stand, the count above each; one opens its list. */
export function ColumnChart({ label, bars, openKey, onOpen }: ColumnChartProps) {
  const most = bars.reduce((max, { students }) => Math.max(max, students.length), 1);
  const every = Math.ceil(bars.length / LABELS_MAX);
  return (
    <ul className={styles.chart} aria-label={label}>
      {bars.map((bar, at) => {
        const count = bar.students.length;
        return (
          <li key={bar.key} className={styles.column}>
            <button
              type="button"
              data-bar
              className={styles.button}
              disabled={count === 0}
              aria-label={`${bar.title}: ${count}`}
              aria-current={openKey === bar.key ? 'true' : undefined}
              onClick={() => onOpen(bar)}
            >
              <span className={styles.count}>{count === 0 ? '' : count}</span>
              <svg className={styles.bar} style={{ height: `${(count / most) * 100}%` }} aria-hidden="true">
                <rect width="100%" height="100%" />
              </svg>
            </button>
            <span className={styles.label} aria-hidden="true">
              {at % every === 0 ? bar.label : ''}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
