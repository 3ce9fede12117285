import type { DateFinding, DateRowView } from '#server/planning/dates/dates-view.ts';
import { cellKey, FIELDS, type Range } from './date-grid.ts';

/** The conflict behind the chosen cell, in the order of the table; from the last it goes on with the first. */
export function nextConflict(search: {
  rows: readonly DateRowView[];
  findings: readonly DateFinding[];
  from: Range | null;
}): { row: number; column: number; cell: string } | null {
  const places = search.rows.flatMap((one, row) =>
    FIELDS.flatMap((field, column) =>
      search.findings.some(
        (finding) =>
          finding.level === 'conflict' &&
          finding.assignmentId === one.assignmentId &&
          finding.field === field,
      )
        ? [{ row, column, cell: cellKey(one.assignmentId, field) }]
        : [],
    ),
  );
  const { toRow, toColumn } = search.from ?? { toRow: -1, toColumn: 0 };
  const behind = places.find(({ row, column }) => row > toRow || (row === toRow && column > toColumn));
  return behind ?? places[0] ?? null;
}
