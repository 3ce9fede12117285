/** What each case is worth as proof: the known mistakes that it alone catches, and the cases that none needs. */
import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';
import { isCaught, type Row } from './matrix-words.ts';

export interface CaseWorth {
  readonly id: string;
  readonly title: string;
  /** Titles of the mistakes that no other case catches. */
  readonly alone: readonly string[];
  /** How many it catches, with others or alone. */
  readonly catches: number;
}

/** Of each case in order; null while a mistake still runs, and where no mistake is known. */
export function caseWorth({ cases, rows }: CheckMatrix): readonly CaseWorth[] | null {
  const mistakes = rows.filter(({ kind }) => kind === 'misconception' || kind === 'wrong');
  if (mistakes.length === 0 || !mistakes.every(({ ended }) => ended)) return null;
  const caughtBy = mistakes.map((row) => ({ title: titleOf(row), ids: catching(row) }));
  return cases.map(({ id, title }) => {
    const caught = caughtBy.filter(({ ids }) => ids.includes(id));
    const alone = caught.filter(({ ids }) => ids.length === 1).map((mistake) => mistake.title);
    return { id, title, alone, catches: caught.length };
  });
}

function catching({ cells }: Row): string[] {
  return Object.entries(cells).flatMap(([id, cell]) => (isCaught(cell) ? [id] : []));
}

function titleOf({ title, path }: Row): string {
  return title ?? path.split('/').at(-1) ?? path;
}

/** "Without these, the same mistakes are caught: one, two." Null where each case is needed. */
export function spareWords(worth: readonly CaseWorth[]): string | null {
  const spare = worth.filter(({ alone }) => alone.length === 0);
  if (spare.length === 0) return null;
  const names = spare.map(({ title }) => `“${title}”`).join(', ');
  return spare.length === 1
    ? `Without ${names} the same mistakes are caught. It may still explain, or stand against guessing.`
    : `Without any one of these the same mistakes are caught: ${names}. They may still explain, or stand against guessing.`;
}
