'use client';

import { useState } from 'react';
import { ScrollBox } from '../ui/scroll-box.tsx';
import styles from './bar-table.module.css';
import type { Bar } from './bars.ts';

interface BarTableProps {
  readonly bars: readonly Bar[];
  readonly what: string;
  readonly of: number;
  readonly onOpen: (bar: Bar) => void;
}

/** The numbers of a chart; a head sorts, a row opens its list. */
export function BarTable({ bars, what, of, onOpen }: BarTableProps) {
  const [byCount, setByCount] = useState<'as-is' | 'most' | 'fewest'>('as-is');
  const sorted =
    byCount === 'as-is'
      ? bars
      : [...bars].sort((a, b) => (a.students.length - b.students.length) * (byCount === 'most' ? -1 : 1));
  return (
    <ScrollBox label={what} className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th
              scope="col"
              aria-sort={byCount === 'most' ? 'descending' : byCount === 'fewest' ? 'ascending' : 'none'}
            >
              <button
                type="button"
                className={styles.sort}
                onClick={() => setByCount(byCount === 'most' ? 'fewest' : 'most')}
              >
                Students
              </button>
            </th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((bar) => (
            <tr key={bar.key}>
              <th scope="row">
                <button type="button" className={styles.open} onClick={() => onOpen(bar)}>
                  {bar.number === undefined ? '' : `${bar.number} `}
                  {bar.label}
                  {bar.hidden === true ? ' (hidden)' : ''}
                </button>
              </th>
              <td>{bar.students.length}</td>
              <td>{of === 0 ? '' : `${Math.round((bar.students.length / of) * 100)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
