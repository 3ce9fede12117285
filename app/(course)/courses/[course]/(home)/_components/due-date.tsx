'use client';

import { useTimeZone } from '#app/(course)/_time/use-time-zone.ts';
import type { ExerciseRowView } from '#server/courses/course-home-view.ts';
import { dueWords, opensWords } from '../_logic/due-words.ts';
import styles from './due-date.module.css';

interface DueDateProps {
  readonly row: Pick<ExerciseRowView, 'dueAt' | 'state' | 'late' | 'finished'> &
    Partial<Pick<ExerciseRowView, 'opensAt'>>;
  /** ISO, of the request. */
  readonly now: string;
  /** Leaves out the distance. */
  readonly dayOnly?: boolean;
}

/** When something is due, or opens, in the reader's time zone. */
export function DueDate({ row, now, dayOnly = false }: DueDateProps) {
  const timeZone = useTimeZone();
  if (row.opensAt) {
    return (
      <span className={styles.due}>
        <time dateTime={row.opensAt}>{opensWords(row.opensAt, { now, timeZone })}</time>
      </span>
    );
  }
  const words = dueWords(row, { now, timeZone });
  if (words === null || row.dueAt === null) return null;
  return (
    <span className={styles.due}>
      <time dateTime={row.dueAt} title={words.full}>
        {words.day}
      </time>
      {words.distance === null || dayOnly ? null : (
        <span className={styles[words.urgency]}>{words.distance}</span>
      )}
    </span>
  );
}
