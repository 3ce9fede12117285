/** What a cell of the matrix says, and where a click on it leads. */
import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';
import { isCaught, type Row } from './matrix-words.ts';
import { mendText, type Place, placeText } from './mend-words.ts';

interface CellOf {
  readonly row: Row;
  readonly cell: Row['cells'][string];
  readonly of: Pick<CheckMatrix['cases'][number], 'title' | 'kind'>;
  /** Of the case in `cases.ts`; null where it is not found. */
  readonly caseAt: number | null;
}

export interface CellWords {
  /** It is not as it must be. A red one ends with what to do. */
  readonly red: boolean;
  readonly label: string;
  readonly opens: Place;
}

export function cellWords({ row, cell, of: { title, kind }, caseAt }: CellOf): CellWords {
  const { status, points, pointsMax, why, brokenFile } = cell;
  const red = mustPass(row) ? isCaught(cell) : row.kind === 'starter' && points > 0;
  const file = brokenFile ?? row.path;
  const line = file === 'cases.ts' ? (cell.line ?? caseAt) : cell.line;
  const said = `${title}: ${status}, ${points} of ${pointsMax}. ${ended(why)}`.trim();
  return {
    red,
    label: red
      ? `${placeText({ file, line })}. ${said} ${mendText({ file, line: cell.line, kind, status, caseAt })}`
      : said,
    // A line of a program that a mistake's file only has the differences of is no line of that file.
    opens: { file, line: file.endsWith('.ts') ? line : null },
  };
}

export function mustPass({ kind }: Row): boolean {
  return kind === 'reference' || kind === 'right';
}

function ended(sentence: string): string {
  return sentence === '' || /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
