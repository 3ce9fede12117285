import type { GradebookView } from '#server/grading/gradebook-view.ts';
import { Button } from '../../ui/button.tsx';
import { type CellAddress, cellKey } from '../gradebook-actions.ts';
import styles from './unsent-cells.module.css';
import type { LateRefusal } from './use-selected-cell.ts';

interface UnsentCellsProps {
  readonly view: Pick<GradebookView, 'rows' | 'columns'>;
  /** By `cellKey`: those that are not selected. */
  readonly unsent: readonly string[];
  readonly refused: LateRefusal | null;
  readonly onSelect: (cell: CellAddress) => void;
}

/** Cells whose points by hand are written and not saved, and what was refused at one after it was left. */
export function UnsentCells({ view, unsent, refused, onSelect }: UnsentCellsProps) {
  const late = refused && cellAt(view, cellKey(refused.cell));
  const written = unsent.flatMap((key) => cellAt(view, key) ?? []);
  const isListed = late !== null && unsent.includes(cellKey(late.address));
  const cells = late === null || isListed ? written : [late, ...written];
  if (cells.length === 0) return null;
  return (
    <div className={styles.note}>
      {refused && late ? (
        <p role="alert">
          Not done for <bdi>{late.student}</bdi>, {late.exercise}: {refused.problem}
        </p>
      ) : null}
      {written.length === 0 ? null : <p role="status">Points by hand that are written and not saved:</p>}
      {cells.map(({ address, student, exercise }) => (
        <Button key={cellKey(address)} size="small" onClick={() => onSelect(address)}>
          Open <bdi>{student}</bdi>, {exercise}
        </Button>
      ))}
    </div>
  );
}

interface NamedCell {
  readonly address: CellAddress;
  readonly student: string;
  /** "4.1" */
  readonly exercise: string;
}

/** Null: it is in the book no more. */
function cellAt({ rows, columns }: UnsentCellsProps['view'], key: string): NamedCell | null {
  const [studentId = '', slug = ''] = key.split(':');
  const row = rows.find(({ id }) => id === studentId);
  const column = columns.find((one) => one.slug === slug);
  if (!row || !column) return null;
  return { address: { studentId, exercise: slug }, student: row.name, exercise: column.number };
}
