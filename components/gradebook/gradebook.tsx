'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import type { GradebookView } from '#server/grading/gradebook-view.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { type GradebookRow, rowsOf } from './cell.ts';
import { CellInspector } from './cell-inspector.tsx';
import { ExportMenu } from './export-menu.tsx';
import styles from './gradebook.module.css';
import type { GradebookActions } from './gradebook-actions.ts';
import { Grid } from './grid.tsx';
import { Legend } from './legend.tsx';
import type { CellPosition } from './move.ts';
import { BY_NAME, type GradebookPlace, type SortKey, TOTAL } from './place.ts';
import { regradeHref } from './regrade-address.ts';
import { type Shown, shownOf } from './shown.ts';
import { Tools } from './tools.tsx';
import { TotalInspector } from './total-inspector.tsx';
import { useExplanation } from './use-explanation.ts';
import { useGradebookPlace } from './use-gradebook-place.ts';
import { useOpening } from './use-opening.ts';

interface GradebookProps {
  readonly view: GradebookView;
  /** As the address has it. */
  readonly start: GradebookPlace;
  readonly actions: GradebookActions;
}

/** Students × exercises. What is shown, how it is sorted and which cell is open stand in the address. */
export function Gradebook({ view, start, actions }: GradebookProps) {
  const router = useRouter();
  const { place, change, setPlace } = useGradebookPlace(start);
  const [overriding, setOverriding] = useState(false);
  const { search, only, section, modules, sort, cell } = place;
  const book = useMemo(() => ({ rows: rowsOf(view), columns: view.columns }), [view]);
  const shown = useMemo(
    () => shownOf(book, { search, only, section, modules, sort }),
    [book, search, only, section, modules, sort],
  );
  const moduleTitles = useMemo(
    () => new Map(view.modules.map(({ slug, title }) => [slug, title])),
    [view.modules],
  );
  const selected = useMemo(() => positionOf(cell, shown), [cell, shown]);
  const asked = cell && cell.exercise !== TOTAL ? cell : null;
  const { explanation, problem, reload } = useExplanation(asked, actions);

  const reviewHref = explanation && reviewAddress(view.course.slug, explanation);
  const { open, forget } = useOpening(reviewHref);

  const select = useCallback(
    (row: GradebookRow, column: number) => {
      const exercise = shown.columns[column]?.column.slug ?? TOTAL;
      setOverriding(false);
      forget();
      setPlace((before) => ({ ...before, cell: { studentId: row.id, exercise } }));
    },
    [shown.columns, forget, setPlace],
  );

  function sortBy(by: SortKey) {
    // Names go up first, scores down.
    const descending = sort.by === by ? !sort.descending : by !== BY_NAME;
    change({ sort: { by, descending } });
  }

  function regrade(exercise: string) {
    const of = explanation?.exercise.slug === exercise ? explanation.submissions : [];
    const submissionId = (of.find(({ counts }) => counts) ?? of[0])?.id ?? null;
    router.push(regradeHref({ course: view.course.slug, exercise, submissionId }));
  }

  function onKey(key: string): boolean {
    if (key === 'Enter') open();
    else if (key === 'Escape') change({ cell: null });
    else if (key.toLowerCase() === 'o' && asked) setOverriding(true);
    else if (key.toLowerCase() === 'r' && asked) regrade(asked.exercise);
    else if (key.toLowerCase() === 's' && selected)
      sortBy(shown.columns[selected.column]?.column.slug ?? BY_NAME);
    else return false;
    return true;
  }

  async function afterwards(answer: { ok: true } | { ok: false; problem: string }): Promise<string | null> {
    await reload();
    return answer.ok ? null : answer.problem;
  }

  const row = cell && book.rows.find(({ id }) => id === cell.studentId);
  const column = asked && view.columns.find(({ slug }) => slug === asked.exercise);
  return (
    <div className={styles.gradebook}>
      <div className={styles.main}>
        <div className={styles.bar}>
          <h1 className={styles.title}>Gradebook</h1>
          <Tools place={place} view={view} counts={shown.counts} onChange={change}>
            <ExportMenu course={view.course.slug} />
          </Tools>
        </div>
        {view.unreadable.length === 0 ? null : (
          <p className={styles.unreadable} role="alert">
            Left out, because their grades cannot be read: {view.unreadable.join(', ')}. The server’s log says
            why.
          </p>
        )}
        {shown.rows.length === 0 || shown.columns.length === 0 ? (
          <Nothing
            isEmpty={view.rows.length === 0 || view.columns.length === 0}
            onClear={() => change({ search: '', only: null, section: null, modules: null })}
          />
        ) : (
          <Grid
            shown={shown}
            moduleTitles={moduleTitles}
            sort={sort}
            selected={selected}
            onSelect={select}
            onSort={sortBy}
            onOpen={open}
            onKey={onKey}
          />
        )}
        <Legend />
      </div>
      {asked && row && column ? (
        <CellInspector
          student={row.name}
          exercise={`${column.number} ${column.title}`}
          explanation={explanation}
          problem={problem}
          reviewHref={reviewHref}
          overriding={overriding && explanation !== null}
          onOverride={setOverriding}
          onSaveOverride={async (draft) => {
            const answer = await actions.override(asked, draft);
            if (answer.ok) setOverriding(false);
            return afterwards(answer);
          }}
          onTakeBack={async (overrideId) => afterwards(await actions.takeBack(asked, overrideId))}
          onClose={() => change({ cell: null })}
        />
      ) : null}
      {cell?.exercise === TOTAL && row ? (
        <TotalInspector
          row={row}
          columns={view.columns}
          modules={view.modules}
          at={view.at}
          onClose={() => change({ cell: null })}
        />
      ) : null}
    </div>
  );
}

/** The submission that counts, or else the newest. */
function reviewAddress(
  course: string,
  {
    exercise,
    submissions,
  }: { exercise: { slug: string }; submissions: readonly { id: string | null; counts: boolean }[] },
): string | null {
  const submission = submissions.find(({ counts }) => counts) ?? submissions[0];
  return submission?.id ? `/courses/${course}/review/${submission.id}?exercise=${exercise.slug}` : null;
}

function positionOf(cell: GradebookPlace['cell'], { rows, columns }: Shown): CellPosition | null {
  if (cell === null) return null;
  const row = rows.findIndex(({ id }) => id === cell.studentId);
  const column =
    cell.exercise === TOTAL
      ? columns.length
      : columns.findIndex(({ column: { slug } }) => slug === cell.exercise);
  return row === -1 || column === -1 ? null : { row, column };
}

function Nothing({ isEmpty, onClear }: { readonly isEmpty: boolean; readonly onClear: () => void }) {
  if (isEmpty) {
    return (
      <EmptyState icon={<Icon name="table" />} title="There is nothing to grade yet">
        Students appear here once they are enrolled, exercises once they are published.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Icon name="filter-off" />}
      title="No student passes these filters"
      action={<Button onClick={onClear}>Clear filters</Button>}
    >
      Take a filter away, or search for another name.
    </EmptyState>
  );
}
