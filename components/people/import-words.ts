import type { PlanRow, RowKind, RowProblem } from '#server/people/import/import-plan-view.ts';
import { ROLE_WORDS } from './people-words.ts';

export const KIND_WORDS: Readonly<Record<RowKind, string>> = {
  invites: 'New',
  enrols: 'New',
  returns: 'Back',
  section: 'Section',
  unchanged: 'Unchanged',
  duplicate: 'Duplicate',
  'left-out': 'Left out',
  error: 'Error',
};

/** The counts above the rows: each filters them. */
export const COUNTED = [
  { id: 'new', words: 'new', kinds: ['invites', 'enrols', 'returns'] },
  { id: 'section', words: 'change section', kinds: ['section'] },
  { id: 'unchanged', words: 'unchanged', kinds: ['unchanged', 'left-out'] },
  { id: 'error', words: 'with a problem', kinds: ['error'] },
  { id: 'duplicate', words: 'duplicate', kinds: ['duplicate'] },
] as const satisfies readonly { id: string; words: string; kinds: readonly RowKind[] }[];
export type Counted = (typeof COUNTED)[number]['id'];

export function kindsOf(counted: Counted): readonly RowKind[] {
  return COUNTED.find(({ id }) => id === counted)?.kinds ?? [];
}

export function changesIn(rows: readonly PlanRow[]): number {
  return rows.filter(({ kind }) => [...kindsOf('new'), 'section'].includes(kind)).length;
}

export function whatHappens(row: PlanRow): string {
  const role = ROLE_WORDS[row.role].toLowerCase();
  switch (row.kind) {
    case 'invites':
      return row.unconfirmed
        ? `a link as ${role}, to copy and send to this address: nobody has confirmed yet that the account with it is theirs`
        : `a link as ${role}, to copy`;
    case 'enrols':
      return `has an account, joins as ${role}`;
    case 'returns':
      return `was here before, comes back as ${role}`;
    case 'section':
      return `scores stay, dates of ${row.sectionAfter ?? 'everyone'} apply`;
    case 'unchanged':
      return row.userId === null ? 'is invited already' : 'nothing';
    case 'duplicate':
      return `line ${row.countsInstead} counts, this is left out`;
    case 'left-out':
      return 'nothing, left out';
    case 'error':
      return 'left to settle';
  }
}

/** @param column what the file calls the column; null: a plain list */
export function problemWords(problem: RowProblem, column: string | null): string {
  const where = column === null ? '' : `Column ${column}: `;
  switch (problem.kind) {
    case 'no-address':
      return `${where}there is no address in this line.`;
    case 'no-at':
      return `${column === null ? 'Character' : `Column ${column}, character`} ${problem.character}: there is no @ in this address.`;
    case 'not-an-address':
      return `${where}this is not an address. It is written as name@host.`;
    case 'too-long':
      return `${where}an address has at most 254 characters.`;
    case 'role-unknown':
      return `“${problem.role}” is no role. There are student, TA and instructor.`;
  }
}
