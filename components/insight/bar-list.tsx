import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './bar-list.module.css';
import type { Bar } from './bars.ts';

interface BarListProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly of: number;
  /** Whether shares or only counts are told. */
  readonly shows: 'share' | 'count';
  readonly openKey: string | null;
  readonly onOpen: (bar: Bar) => void;
}

/** The end of the scale: the next ten per cent above the longest bar. */
export function scaleEnd(bars: readonly Bar[], of: number): number {
  const longest = bars.reduce((most, { students }) => Math.max(most, students.length), 0);
  return of === 0 ? 1 : Math.max(0.1, Math.ceil((longest / of) * 10) / 10);
}

/** Bars that lie, one a row; a row opens its list. */
export function BarList({ label, bars, of, shows, openKey, onOpen }: BarListProps) {
  const end = scaleEnd(bars, of);
  return (
    <ul className={styles.list} aria-label={label} data-shows={shows}>
      {bars.map((bar) => {
        const count = bar.students.length;
        const share = of === 0 ? 0 : count / of;
        return (
          <li key={bar.key}>
            <button
              type="button"
              data-bar
              className={styles.row}
              aria-current={openKey === bar.key ? 'true' : undefined}
              onClick={() => onOpen(bar)}
            >
              {shows === 'count' ? (
                <span className={styles.count}>{count}</span>
              ) : (
                <span className={styles.number}>{bar.number}</span>
              )}
              <span className={styles.label}>{bar.label}</span>
              <svg
                className={styles.track}
                viewBox="0 0 100 12"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <line className={styles.ground} x1="0" x2="100" y1="11.5" y2="11.5" />
                <rect
                  className={classNames(styles.bar, bar.hidden === true && styles.hidden)}
                  width={(share / end) * 100}
                  height="12"
                />
              </svg>
              {shows === 'share' ? (
                <>
                  <span className={styles.share}>{Math.round(share * 100)}%</span>
                  <span className={styles.of}>{count}</span>
                </>
              ) : (
                <Icon name="chevron-right" size={14} />
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
