'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { CourseInsightView } from '#server/insight/insight-view.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { ScrollBox } from '../ui/scroll-box.tsx';
import styles from './course-insight.module.css';
import type { InsightActions } from './insight-actions.ts';
import { InsightLayout } from './insight-layout.tsx';
import { enrolledWords } from './insight-words.ts';
import { SilentList } from './silent-list.tsx';
import { StuckList } from './stuck-list.tsx';

interface CourseInsightProps {
  readonly view: CourseInsightView;
  readonly actions: InsightActions;
}

type ExerciseLine = CourseInsightView['exercises'][number];

/** What a column sorts by, highest first; in the order of the course at first. */
const COLUMNS: readonly {
  readonly id: string;
  readonly label: string;
  readonly value: (line: ExerciseLine) => number;
}[] = [
  { id: 'submitters', label: 'Handed in', value: ({ submitters }) => submitters },
  { id: 'passing', label: 'Pass all', value: ({ passing, submitters }) => passing / Math.max(submitters, 1) },
  { id: 'mean', label: 'Mean', value: ({ meanShare }) => meanShare ?? -1 },
  {
    id: 'each',
    label: 'Submissions each',
    value: ({ submissions, submitters }) => submissions / Math.max(submitters, 1),
  },
  { id: 'stuck', label: 'Stuck', value: ({ stuck }) => stuck },
];

/** Every exercise in a line, and the students who need somebody. */
export function CourseInsight({ view, actions }: CourseInsightProps) {
  const { course, exercises, rule, stuck } = view;
  return (
    <InsightLayout
      bar={
        <>
          <h1 className={styles.title}>Insight</h1>
          <p className={styles.note}>{enrolledWords(view.enrolled)}</p>
          <Link className={styles.link} href={`/courses/${course}/similarity`}>
            Similar programs
          </Link>
        </>
      }
      rail={
        <>
          <StuckList course={course} rule={rule} stuck={stuck} ofCourse onChangeRule={actions.changeRule} />
          <SilentList view={view} />
        </>
      }
    >
      {exercises.length === 0 ? (
        <EmptyState icon={<Icon name="table" />} title="No exercise is published yet">
          Each one gets a line here once it is.
        </EmptyState>
      ) : (
        <ExerciseTable course={course} exercises={exercises} />
      )}
    </InsightLayout>
  );
}

function ExerciseTable({ course, exercises }: Pick<CourseInsightView, 'course' | 'exercises'>) {
  const [sort, setSort] = useState<string | null>(null);
  const by = COLUMNS.find(({ id }) => id === sort);
  const lines = by ? [...exercises].sort((a, b) => by.value(b) - by.value(a)) : exercises;
  return (
    <ScrollBox label="Exercises" className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <button type="button" className={styles.sort} onClick={() => setSort(null)}>
                Exercise
              </button>
            </th>
            {COLUMNS.map(({ id, label }) => (
              <th key={id} scope="col" aria-sort={id === sort ? 'descending' : 'none'}>
                <button type="button" className={styles.sort} onClick={() => setSort(id)}>
                  {label}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ExerciseRow key={line.slug} course={course} line={line} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function ExerciseRow({ course, line }: { readonly course: string; readonly line: ExerciseLine }) {
  const { slug, number, title, submitters, passing, submissions, meanShare, stuck } = line;
  const share = submitters === 0 ? 0 : passing / submitters;
  return (
    <tr>
      <th scope="row">
        <Link href={`/courses/${course}/insight/${slug}`} data-bar>
          <span className={styles.number}>{number}</span> {title}
        </Link>
      </th>
      <td>{submitters}</td>
      <td>
        {submitters === 0 ? '' : `${Math.round(share * 100)}%`}
        <svg className={styles.track} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect className={styles.ground} width="100" height="6" />
          <rect className={styles.bar} width={share * 100} height="6" />
        </svg>
      </td>
      <td>{meanShare === null ? '' : `${Math.round(meanShare * 100)}%`}</td>
      <td>{submitters === 0 ? '' : (submissions / submitters).toFixed(1)}</td>
      <td>{stuck === 0 ? '' : stuck}</td>
    </tr>
  );
}
