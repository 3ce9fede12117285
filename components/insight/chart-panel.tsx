'use client';

import { useId } from 'react';
import { BarTable } from './bar-table.tsx';
import type { Bar } from './bars.ts';
import styles from './chart-panel.module.css';

interface ChartPanelProps {
  readonly title: string;
  /** Beside the title: of how many, mean, median. */
  readonly note: string;
  readonly bars: readonly Bar[];
  /** What a bar is, as the head of a column. */
  readonly what: string;
  /** Shares are of so many. */
  readonly of: number;
  readonly showing: 'chart' | 'table';
  readonly onShow: (showing: 'chart' | 'table') => void;
  readonly onOpen: (bar: Bar) => void;
  /** The chart. */
  readonly children: React.ReactNode;
  /** Below both. */
  readonly foot?: React.ReactNode;
}

/** One set of counts, as a chart or as the same numbers in a table. */
export function ChartPanel(props: ChartPanelProps) {
  const { title, note, bars, what, of, showing, onShow, onOpen, children, foot } = props;
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <p className={styles.note}>{note}</p>
        <fieldset className={styles.choice} aria-label={`${title} as`}>
          {(['chart', 'table'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className={styles.choose}
              aria-pressed={showing === each}
              onClick={() => onShow(each)}
            >
              {each === 'chart' ? 'Chart' : 'Table'}
            </button>
          ))}
        </fieldset>
      </header>
      {showing === 'chart' ? children : <BarTable bars={bars} what={what} of={of} onOpen={onOpen} />}
      {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
    </section>
  );
}
