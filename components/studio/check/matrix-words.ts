/** What a row of the matrix says in words. */
import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';
import type { Status } from '../../ui/status-glyph.tsx';

export type Row = CheckMatrix['rows'][number];
type Cell = Row['cells'][string];

export const MUST: Readonly<Record<Row['kind'], string>> = {
  reference: 'must pass every case',
  starter: 'must not pass',
  misconception: '',
  right: 'must pass every case',
  wrong: 'must not pass',
};

export interface Verdict {
  readonly glyph: Status;
  readonly word: string;
  readonly detail: string;
  readonly tone: 'pass' | 'fail' | 'warn' | 'quiet';
}

const isFull = ({ status, points, pointsMax }: Cell): boolean => status === 'passed' && points >= pointsMax;

export function isCaught(cell: Cell): boolean {
  return !isFull(cell);
}

/** Of a row that has ended; before that it runs. */
export function verdictOf(row: Row, casesTotal: number): Verdict {
  const cells = Object.values(row.cells);
  if (!row.ended)
    return { glyph: 'running', word: `${cells.length} of ${casesTotal}`, detail: '', tone: 'quiet' };
  if (cells.length === 0) return { glyph: 'warning', word: 'did not run', detail: '', tone: 'warn' };
  const caught = cells.filter(isCaught).length;
  const earned = cells.reduce((sum, { points }) => sum + points, 0);
  switch (row.kind) {
    case 'reference':
    case 'right':
      return caught === 0
        ? { glyph: 'pass', word: 'passes', detail: '', tone: 'pass' }
        : { glyph: 'fail', word: 'misses', detail: `${caught}`, tone: 'fail' };
    case 'starter':
      return earned === 0
        ? { glyph: 'pass', word: 'fails', detail: 'as it should', tone: 'pass' }
        : { glyph: 'fail', word: `earns ${earned}`, detail: '', tone: 'fail' };
    default:
      return caught > 0
        ? { glyph: 'pass', word: 'caught', detail: `by ${caught}`, tone: 'pass' }
        : { glyph: 'warning', word: 'survives', detail: '', tone: 'warn' };
  }
}

interface Stand {
  readonly casesTotal: number;
  /** The check still runs. */
  readonly running: boolean;
}

/** What the row has come to: of a check that has ended, nothing runs any more. */
export function standOf(row: Row, { casesTotal, running }: Stand): Verdict {
  const cells = Object.values(row.cells);
  const isCut = !row.ended || (cells.length > 0 && cells.length < casesTotal);
  // Where the judge stopped is the row's own fault, and what it comes to.
  if (running || !isCut || cells.some(({ brokenFile }) => brokenFile !== undefined))
    return verdictOf(row, casesTotal);
  return cells.length === 0
    ? { glyph: 'not-started', word: 'not run', detail: '', tone: 'quiet' }
    : {
        glyph: 'not-started',
        word: `${cells.length} of ${casesTotal}`,
        detail: 'then stopped',
        tone: 'quiet',
      };
}

/** "4 of 5 known mistakes are caught", and "4 of 5 known mistakes and 2 of 2 wrong solutions are caught". */
export function headlineOf({ rows, cases }: CheckMatrix): string {
  const count = (of: Row['kind']) => {
    const all = rows.filter(({ kind }) => kind === of);
    return {
      all: all.length,
      caught: all.filter((row) => verdictOf(row, cases.length).word === 'caught').length,
    };
  };
  const counted = [
    { ...count('misconception'), name: 'known mistake' },
    { ...count('wrong'), name: 'wrong solution' },
  ].filter(({ all }) => all > 0);
  if (counted.length === 0) return 'No known mistakes yet';
  const words = counted.map(({ all, caught, name }) => `${caught} of ${all} ${name}${all === 1 ? '' : 's'}`);
  const isOne = counted.length === 1 && counted[0]?.all === 1;
  return `${words.join(' and ')} ${isOne ? 'is' : 'are'} caught`;
}
