'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { formatPoints, pointsInWords } from '#components/ui/format-points.ts';
import { Icon } from '#components/ui/icon.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { CourseHomeView, ExerciseRowView } from '#server/courses/course-home-view.ts';
import {
  type ExerciseFilter,
  filterHref,
  nothingWords,
  passesFilter,
  readFilter,
} from '../_logic/exercise-filter.ts';
import { ComingRows } from './coming-rows.tsx';
import styles from './exercise-list.module.css';
import { ExerciseRow } from './exercise-row.tsx';
import { FilterBar } from './filter-bar.tsx';

type ModuleView = CourseHomeView['modules'][number];

interface ExerciseListProps {
  readonly modules: readonly ModuleView[];
  readonly continueWith: string | null;
  /** ISO, of the request. */
  readonly now: string;
}

/** The modules with their exercises; the filter lives in the address and acts without asking the server. */
export function ExerciseList({ modules, continueWith, now }: ExerciseListProps) {
  const filter = readFilter(useSearchParams());
  const rows = modules.flatMap((module) => module.exercises);
  const shown = modules
    .map((module) => ({
      ...module,
      exercises: module.exercises.filter((row) => passesFilter(row, filter, now)),
    }))
    .filter((module) => module.exercises.length > 0);
  // Who searches for something that is coming shall find it as a row.
  const isWhole = filter.show === 'all' && filter.search.trim() === '';
  useEnterToContinue(rows.find((row) => row.slug === continueWith)?.href);

  const apply = (next: ExerciseFilter) => window.history.replaceState(null, '', filterHref(next));
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.title}>Exercises</h1>
        {rows.length === 0 ? null : <FilterBar filter={filter} rows={rows} now={now} onChange={apply} />}
      </div>
      {shown.length > 0 ? (
        shown.map((module) => (
          <section
            key={module.slug}
            id={module.slug}
            className={styles.module}
            aria-labelledby={`module-${module.slug}`}
          >
            <ModuleHead module={module} />
            <ul className={styles.rows}>
              {module.exercises
                .filter((row) => !isWhole || row.state !== 'coming')
                .map((row) => (
                  <ExerciseRow key={row.slug} row={row} now={now} current={row.slug === continueWith} />
                ))}
              {isWhole ? (
                <ComingRows rows={module.exercises.filter((row) => row.state === 'coming')} />
              ) : null}
            </ul>
          </section>
        ))
      ) : (
        <NothingShown filter={filter} rows={rows} onClear={() => apply({ show: 'all', search: '' })} />
      )}
    </>
  );
}

function ModuleHead({ module }: { module: ModuleView }) {
  const published = module.exercises.filter((row) => row.state !== 'coming');
  const isDone = published.length > 0 && published.every((row) => row.finished);
  return (
    <div className={styles.moduleHead}>
      <span className={styles.moduleNumber}>{module.number}</span>
      <h2 id={`module-${module.slug}`} className={styles.moduleTitle}>
        {module.title}
      </h2>
      {module.lectures === null ? null : <span className={styles.lectures}>{module.lectures}</span>}
      <span className={styles.modulePoints}>
        {isDone ? (
          <>
            <StatusGlyph status="verified" size={15} label="Verified" />
            <b>{formatPoints(module.verifiedPoints)}</b> / {pointsInWords(module.pointsMax)}
          </>
        ) : module.pointsMax > 0 ? (
          pointsInWords(module.pointsMax)
        ) : null}
      </span>
    </div>
  );
}

interface NothingShownProps {
  readonly filter: ExerciseFilter;
  readonly rows: readonly ExerciseRowView[];
  readonly onClear: () => void;
}

function NothingShown({ filter, rows, onClear }: NothingShownProps) {
  if (rows.length === 0) {
    return (
      <EmptyState icon={<Icon name="statement" />} title="No exercises yet">
        Your teacher has not published any. They appear here when they open.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Icon name="filter-off" />}
      title={nothingWords(rows, filter)}
      action={<Button onClick={onClear}>Show all exercises</Button>}
    >
      {filter.search.trim() === ''
        ? 'Later exercises are in the full list.'
        : 'Search by title, number or topic.'}
    </EmptyState>
  );
}

/** Enter opens the exercise to go on with while nothing else has the focus. */
function useEnterToContinue(href: string | undefined) {
  const router = useRouter();
  useEffect(() => {
    if (href === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.repeat;
      if (event.key === 'Enter' && isPlain && event.target === document.body) router.push(href);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [href, router]);
}
