/** One cell of the gradebook: what its letter and its marks mean, how dark it is, and its words. */
import type {
  CellLetter,
  CellPlaces,
  GradebookColumnView,
  GradebookView,
} from '#server/grading/gradebook-view.ts';
import { formatPoints } from '../../ui/format-points.ts';

export type CellState = 'verified' | 'waiting' | 'could-not-grade' | 'provisional' | 'missing' | 'nothing';

export interface Cell {
  readonly state: CellState;
  readonly points: number | null;
  /** As the version of its grade has it, else its column. */
  readonly pointsMax: number;
  /** What one of its points adds to a total. */
  readonly perPoint: number;
  readonly late: boolean;
  readonly overridden: boolean;
  readonly commented: boolean;
  readonly flagged: boolean;
}

/** A student with one cell per column. */
export interface GradebookRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly section: string | null;
  readonly cells: readonly Cell[];
  readonly verified: number;
  readonly provisional: number;
}

const STATES: Readonly<Record<CellLetter, CellState>> = {
  v: 'verified',
  w: 'waiting',
  e: 'could-not-grade',
  p: 'provisional',
  m: 'missing',
  '-': 'nothing',
};

export function rowsOf({ rows, columns, marks }: GradebookView): readonly GradebookRow[] {
  const marked = (places: CellPlaces): Uint8Array => {
    const cells = new Uint8Array(rows.length * columns.length);
    for (const [row, column] of places) cells[row * columns.length + column] = 1;
    return cells;
  };
  const late = marked(marks.late);
  const overridden = marked(marks.overridden);
  const commented = marked(marks.commented);
  const flagged = marked(marks.flagged);
  return rows.map(({ id, name, email, section, points, letters, others }, row) => {
    const cells = columns.map((head, column): Cell => {
      const place = row * columns.length + column;
      const other = others?.find(([at]) => at === column);
      return {
        state: STATES[letters[column] as CellLetter] ?? 'nothing',
        points: points[column] ?? null,
        pointsMax: other?.[1] ?? head.pointsMax,
        perPoint: other?.[2] ?? head.perPoint,
        late: late[place] === 1,
        overridden: overridden[place] === 1,
        commented: commented[place] === 1,
        flagged: flagged[place] === 1,
      };
    });
    return {
      id,
      name,
      email,
      section,
      cells,
      verified: pointsIn(cells, ['verified']),
      provisional: pointsIn(cells, ['provisional', 'waiting']),
    };
  });
}

/** What the cells in one of these states add to a total. */
export function pointsIn(cells: readonly Cell[], states: readonly CellState[]): number {
  return cells.reduce(
    (sum, { state, points, perPoint }) => sum + (states.includes(state) ? (points ?? 0) * perPoint : 0),
    0,
  );
}

/** What full marks in these cells add to a total. */
export function fullMarksIn(cells: readonly Pick<Cell, 'pointsMax' | 'perPoint'>[]): number {
  return cells.reduce((sum, { pointsMax, perPoint }) => sum + pointsMax * perPoint, 0);
}

/** Of a book of that moment: whoever has nothing in an exercise that is due, and is not missing there, has a date of their own. */
export function isDue(
  { state }: Pick<Cell, 'state'>,
  { dueAt }: Pick<GradebookColumnView, 'dueAt'>,
  at: string,
): boolean {
  if (state === 'missing') return true;
  return dueAt !== null && dueAt < at && state !== 'nothing' && state !== 'provisional';
}

/** How much of the hue a verified score gets, in per cent; none for everything else. */
export function shadeOf({
  state,
  points,
  pointsMax,
}: Pick<Cell, 'state' | 'points' | 'pointsMax'>): number | null {
  if (state !== 'verified' || points === null) return null;
  const fraction = pointsMax > 0 ? Math.min(Math.max(points / pointsMax, 0), 1) : 1;
  return Math.round((3 + 43 * fraction ** 2.4) * 10) / 10;
}

/** What stands in the cell. */
export function cellText({ state, points }: Cell): string {
  if (state === 'missing') return 'missing';
  if (state === 'could-not-grade') return 'failed';
  if (state === 'waiting' && points === null) return '…';
  return points === null ? '–' : formatPoints(points);
}

const STATE_WORDS: Readonly<Record<CellState, string>> = {
  verified: 'verified',
  waiting: 'not verified yet',
  'could-not-grade': 'could not be graded',
  provisional: 'provisional, from the browser',
  missing: 'missing: due, and nothing handed in',
  nothing: 'nothing yet, and not due',
};

export function stateWords({ state }: Pick<Cell, 'state'>): string {
  return STATE_WORDS[state];
}

/** The whole cell as it is read out: "4.1 GAN step: 9 of 15, verified, late, overridden". */
export function cellWords(cell: Cell, column: GradebookColumnView): string {
  const points =
    cell.points === null ? [] : [`${formatPoints(cell.points)} of ${formatPoints(cell.pointsMax)}`];
  const marks = [
    cell.flagged && 'flagged',
    cell.late && 'late',
    cell.overridden && 'set by hand',
    cell.commented && 'has comments',
  ];
  const parts = [...points, stateWords(cell), ...marks.filter((mark) => mark !== false)];
  return `${column.number} ${column.title}: ${parts.join(', ')}`;
}
