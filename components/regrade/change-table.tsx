'use client';

import { useEffect, useRef } from 'react';
import type { RegradeStudentView } from '#server/grading/regrade/regrade-view.ts';
import { formatPoints } from '../ui/format-points.ts';
import { becauseWords, changeWords, hintWords } from './because-words.ts';
import { ChangeGlyph } from './change-glyph.tsx';
import styles from './change-table.module.css';

interface ChangeTableProps {
  readonly versions: { readonly from: number | null; readonly to: number };
  readonly students: readonly RegradeStudentView[];
  readonly selectedId: string | null;
  /** Who keeps their points, whatever is applied. */
  readonly left: ReadonlySet<string>;
  readonly onSelect: (key: string) => void;
}

/** One row a student: old → new, the change with its sign, and because. */
export function ChangeTable({ versions, students, selectedId, left, onSelect }: ChangeTableProps) {
  const current = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that is scrolled to follows the selection
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles.hidden}>Change</span>
          </th>
          <th scope="col">Student</th>
          <th scope="col" className={styles.number}>
            Version {versions.from ?? '–'} → {versions.to}
          </th>
          <th scope="col">Change</th>
          <th scope="col">Because</th>
        </tr>
      </thead>
      <tbody>
        {students.map((student) => {
          const { key, name, from, to, change } = student;
          const isLeft = left.has(key);
          const isSelected = key === selectedId;
          return (
            <tr
              key={key}
              ref={isSelected ? current : undefined}
              aria-selected={isSelected}
              data-left={isLeft || undefined}
              onClick={() => onSelect(key)}
            >
              <td>
                <ChangeGlyph change={change} />
              </td>
              <th scope="row">
                <button type="button" className={styles.name} onClick={() => onSelect(key)}>
                  <bdi>{name}</bdi>
                </button>
              </th>
              <td className={styles.number}>
                {from === null ? '–' : formatPoints(from)} → <b>{to === null ? '–' : formatPoints(to)}</b>
              </td>
              <td className={styles.change} data-change={change}>
                {change === 'not-judged' ? '–' : changeWords(from, to)}
              </td>
              <td className={styles.because}>{isLeft ? leftWords(from) : reasonOf(student)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function leftWords(from: number | null): string {
  return from === null ? 'left without a grade' : `left at ${formatPoints(from)}`;
}

function reasonOf({ overridden, losesBehind, submissions, change, newHints }: RegradeStudentView): string {
  if (change === 'same' && newHints.length > 0) return hintWords(newHints);
  if (losesBehind) return 'Points by hand hold; what the grader found behind them drops.';
  if (overridden) return 'Points by hand hold.';
  if (change === 'not-judged') return 'No verdict yet, or the grader gave up.';
  const [first] = submissions;
  return first ? becauseWords(first) : 'Every case is judged alike.';
}
