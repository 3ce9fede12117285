import { resolveWallTime } from '../../courses/wall-time.ts';
import type { DateChange, DateFinding } from './dates-view.ts';

/** What is wrong with dates as they would be, or worth a look; `changed`: only those rows are looked at. */
export function findFindings(
  all: readonly DateChange[],
  { timeZone, changed }: { timeZone: string; changed: ReadonlySet<string> },
): readonly DateFinding[] {
  return all
    .filter(({ assignmentId }) => changed.has(assignmentId))
    .flatMap((row) => [...timeFindings(row, timeZone), ...orderFindings(row), ...sameDayFindings(row, all)]);
}

function timeFindings(row: DateChange, timeZone: string): readonly DateFinding[] {
  return (['opens', 'due'] as const).flatMap((field): DateFinding[] => {
    const text = row[field];
    if (text === null) return [];
    const place = { assignmentId: row.assignmentId, field };
    const resolved = resolveWallTime(text, timeZone);
    if (resolved.kind === 'unreadable') return [{ ...place, level: 'conflict', kind: 'unreadable' }];
    if (resolved.kind === 'skipped')
      return [{ ...place, level: 'conflict', kind: 'skipped', offers: resolved.offers }];
    return resolved.twice ? [{ ...place, level: 'note', kind: 'twice' }] : [];
  });
}

function orderFindings({ assignmentId, opens, due }: DateChange): readonly DateFinding[] {
  return opens !== null && due !== null && due <= opens
    ? [{ assignmentId, field: 'due', level: 'conflict', kind: 'due-before-opening' }]
    : [];
}

function sameDayFindings(row: DateChange, all: readonly DateChange[]): readonly DateFinding[] {
  const day = row.due?.slice(0, 10);
  if (day === undefined) return [];
  const others = all.filter(
    (other) => other.assignmentId !== row.assignmentId && other.due?.slice(0, 10) === day,
  ).length;
  return others === 0
    ? []
    : [{ assignmentId: row.assignmentId, field: 'due', level: 'note', kind: 'same-day', others }];
}
