import Link from 'next/link';
import { counted } from '#grader/protocol/count-words.ts';
import type { DateFinding, DateRowView, DatesView } from '#server/planning/dates/dates-view.ts';
import { wallPlusDays, wallWords } from '../../assign/wall-words.ts';
import { formatPoints } from '../../ui/format-points.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { DateCell } from './date-cell.tsx';
import { cellKey, FIELDS, type Field, type GridState, type Range, valueAt } from './date-grid.ts';
import styles from './date-table.module.css';
import type { Term } from './term-axis.ts';
import { TermBar } from './term-bars.tsx';
import type { Written } from './use-open-cell.ts';

/** What all rows of a table share. */
export interface RowSetting {
  readonly view: DatesView;
  readonly grid: GridState;
  /** null: nothing is chosen. */
  readonly range: Range | null;
  readonly findings: readonly DateFinding[];
  readonly today: string;
  /** Whose own dates are shown. */
  readonly section: DatesView['sections'][number] | null;
  readonly term: Term | null;
  /** The cell that is being edited, by its key, and the text that opened it. */
  readonly editing: { readonly cell: string; readonly typed: string | null } | null;
  readonly onRange: (range: Range) => void;
  readonly onEdit: (cell: string) => void;
  readonly onCommit: (written: Written) => void;
  readonly onLeave: (left: Omit<Written, 'text'> & { readonly text: string | null }) => void;
  readonly onCancel: (cell: string) => void;
  readonly onTakeOut: (row: DateRowView) => void;
}

interface DateRowProps {
  readonly row: DateRowView;
  /** Among the rows that are shown. */
  readonly at: number;
  readonly setting: RowSetting;
}

export function ModuleRow({ module, sum }: { module: DateRowView['module']; sum: number }) {
  return (
    <tr className={styles.module}>
      <th scope="rowgroup" colSpan={4}>
        {module.number} {module.title}
      </th>
      <td className={styles.sum}>{formatPoints(sum)}</td>
      <td colSpan={2} />
    </tr>
  );
}

export function DateRow({ row, at, setting }: DateRowProps) {
  const { view, grid, term, today, section } = setting;
  const own = row.sectionDues.find(({ sectionId }) => sectionId === section?.id);
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <Link href={`/courses/${view.course.slug}/assign/${row.slug}`}>
          {row.number} {row.title}
        </Link>
        {section && own ? (
          <span className={styles.overrides}>
            {section.name}: due {wallWords(own.due)}
          </span>
        ) : row.overrides === 0 ? null : (
          <span className={styles.overrides}>{counted(row.overrides, 'override')}</span>
        )}
      </th>
      {FIELDS.map((field, column) => (
        <PlacedCell key={field} row={row} at={at} column={column} field={field} setting={setting} />
      ))}
      <td className={styles.quiet}>{untilWords(row, valueAt(grid, row, 'due'))}</td>
      <td className={styles.points}>{formatPoints(row.weight ?? row.points)}</td>
      <td className={styles.acts}>{view.manages ? <RowMenu row={row} setting={setting} /> : null}</td>
      {term === null ? null : (
        <TermBar row={row} grid={grid} term={term} today={today} clockChanges={view.clockChanges} />
      )}
    </tr>
  );
}

function PlacedCell({
  row,
  at,
  column,
  field,
  setting,
}: DateRowProps & { readonly column: number; readonly field: Field }) {
  const { grid, range, findings, editing } = setting;
  const cell = cellKey(row.assignmentId, field);
  const alone: Range = { row: at, toRow: at, column, toColumn: column };
  // Where nothing is chosen, Tab leads to the first.
  const isReachable =
    range === null ? at === 0 && column === 0 : range.toRow === at && range.toColumn === column;
  return (
    <DateCell
      cell={cell}
      label={`${row.number} ${field === 'opens' ? 'opens' : 'due'}`}
      value={valueAt(grid, row, field)}
      saved={row[field]}
      chosen={isIn(range, at, column)}
      reachable={isReachable}
      editing={editing?.cell === cell}
      typed={editing?.typed ?? null}
      finding={findings.find((one) => one.assignmentId === row.assignmentId && one.field === field)}
      onChoose={(extend) =>
        setting.onRange(extend && range ? { ...range, toRow: at, toColumn: column } : alone)
      }
      onFocus={() => {
        if (range === null) setting.onRange(alone);
      }}
      onEdit={() => setting.onEdit(cell)}
      onCommit={(text) => setting.onCommit({ row, field, text })}
      onLeave={(text) => setting.onLeave({ row, field, text })}
      onCancel={() => setting.onCancel(cell)}
    />
  );
}

function RowMenu({ row, setting: { view, onTakeOut } }: { row: DateRowView; setting: RowSetting }) {
  return (
    <Menu
      label={`What to do with ${row.number} ${row.title}`}
      triggerClassName={styles.more}
      trigger={<Icon name="more" size={14} />}
      groups={[
        {
          items: [
            {
              id: 'assign',
              label: 'Dates, rules and exceptions',
              href: `/courses/${view.course.slug}/assign/${row.slug}`,
            },
            { id: 'out', label: 'Take out of the course', onSelect: () => onTakeOut(row) },
          ],
        },
      ]}
    />
  );
}

function untilWords({ lateDaysMax }: DateRowView, due: string | null): string {
  if (due === null) return '–';
  return lateDaysMax === null ? 'no end' : wallWords(wallPlusDays(due, lateDaysMax));
}

function isIn(range: Range | null, at: number, across: number): boolean {
  if (range === null) return false;
  const { row, toRow, column, toColumn } = range;
  const within = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return within(at, row, toRow) && within(across, column, toColumn);
}
