import type { GradebookView } from '#server/grading/gradebook-view.ts';
import type { GradebookRow } from '../shown/cell.ts';
import { type GradebookPlace, TOTAL } from '../shown/place.ts';
import { CellInspector } from './cell-inspector.tsx';
import { TotalInspector } from './total-inspector.tsx';
import type { useSelectedCell } from './use-selected-cell.ts';

interface InspectorProps {
  readonly view: Pick<GradebookView, 'columns' | 'modules' | 'at'>;
  /** Of the selected cell; undefined: none is selected, or the student is not in the book. */
  readonly row: GradebookRow | undefined;
  readonly selected: GradebookPlace['cell'];
  readonly cell: ReturnType<typeof useSelectedCell>;
  readonly onClose: () => void;
}

/** What explains the selected cell: of an exercise, or of a total. Nothing where nothing is selected. */
export function Inspector({ view, row, selected, cell, onClose }: InspectorProps) {
  const { columns, modules, at } = view;
  if (!row || !selected) return null;
  if (selected.exercise === TOTAL)
    return <TotalInspector row={row} columns={columns} modules={modules} at={at} onClose={onClose} />;
  const column = columns.find(({ slug }) => slug === selected.exercise);
  if (!column) return null;
  return (
    <CellInspector
      student={row.name}
      exercise={`${column.number} ${column.title}`}
      explanation={cell.explanation}
      problem={cell.problem}
      onRetry={cell.retry}
      reviewHref={cell.reviewHref}
      form={cell.form}
      overriding={cell.overriding}
      onOverride={cell.setOverriding}
      onSaveOverride={cell.override}
      onTakeBack={cell.takeBack}
      onClose={onClose}
    />
  );
}
