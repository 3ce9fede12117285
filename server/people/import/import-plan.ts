/**
 * What an import will do, a row for each entry of the list in its order. The preview is this plan, and its hash is what is
 * applied: if the course changed since, it is another plan.
 */
import { createHash } from 'node:crypto';
import type { AddressAccount } from '#db/queries/people/people.ts';
import type { RosterRow } from '#db/queries/people/roster.ts';
import type { Role } from '#db/schema/courses.ts';
import { addressProblem } from './address-problem.ts';
import type { Correction, PlanRow, RowProblem } from './import-plan-view.ts';
import type { ImportEntry } from './read-entries.ts';

export interface PlanBasis {
  readonly entries: readonly ImportEntry[];
  readonly corrections: ReadonlyMap<number, Correction>;
  readonly defaults: { readonly role: Role; readonly section: string | null };
  readonly roster: readonly RosterRow[];
  readonly sectionNames: ReadonlyMap<string, string>;
  /** Accounts of this site, by address. */
  readonly accounts: ReadonlyMap<string, AddressAccount>;
  /** Open invitations by address, with what they lead into. */
  readonly invited: ReadonlyMap<string, { readonly role: Role; readonly section: string | null }>;
}

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['student', 'student'],
  ['ta', 'ta'],
  ['assistant', 'ta'],
  ['grader', 'ta'],
  ['instructor', 'instructor'],
  ['lecturer', 'instructor'],
]);

export function planImport(basis: PlanBasis): readonly PlanRow[] {
  const byEmail = new Map(basis.roster.map((row) => [row.email, row]));
  const lineOf = new Map<string, number>();
  return basis.entries.map((entry, index) => {
    const row = rowOf(basis, { entry, index, present: (email) => byEmail.get(email) });
    if (row.kind === 'error' || row.kind === 'left-out') return row;
    const first = lineOf.get(row.email);
    if (first !== undefined) return { ...row, kind: 'duplicate', countsInstead: first };
    lineOf.set(row.email, row.line);
    return row;
  });
}

/** The same for the same effects on the same people. */
export function hashPlan(rows: readonly PlanRow[]): string {
  const facts = rows.map(({ index, kind, email, role, sectionBefore, sectionAfter, userId }) => [
    index,
    kind,
    email,
    role,
    sectionBefore,
    sectionAfter,
    userId,
  ]);
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

function rowOf(
  basis: PlanBasis,
  of: {
    entry: ImportEntry;
    index: number;
    present: (email: string) => RosterRow | undefined;
  },
): PlanRow {
  const { entry, index } = of;
  const correction = basis.corrections.get(index);
  const corrected = typeof correction === 'object' ? correction.email.trim() : null;
  const cell = corrected === null ? entry.email : { text: corrected, start: 0 };
  const email = (cell?.text ?? '').toLowerCase();
  const role = entry.role === '' ? basis.defaults.role : ROLES.get(entry.role.toLowerCase());
  const problem: RowProblem | null =
    addressProblem(cell) ?? (role ? null : { kind: 'role-unknown', role: entry.role });
  const sectionAfter = entry.section || basis.defaults.section;
  const plain: PlanRow = {
    index,
    line: entry.line,
    raw: entry.raw,
    kind: 'error',
    name: entry.name,
    email,
    role: role ?? basis.defaults.role,
    sectionBefore: null,
    sectionAfter,
    countsInstead: null,
    problem,
    userId: null,
    unconfirmed: false,
  };
  if (correction === 'left-out') return { ...plain, kind: 'left-out', problem: null };
  if (problem) return plain;
  return { ...plain, ...whatHappens(basis, plain, of.present(email)) };
}

/**
 * Staff keep their role, also who is only invited, and nobody is taken out: a list says who is in it, not who is not. Whoever
 * joined by a link for all chose the address of their account, and a list names nothing else: as staff such an account comes
 * in by a link that is sent to the address.
 */
function whatHappens(basis: PlanBasis, row: PlanRow, present: RosterRow | undefined): Partial<PlanRow> {
  const { sectionNames, accounts } = basis;
  const { name, sectionAfter } = row;
  const account = accounts.get(row.email);
  const unconfirmed = account?.isConfirmed === false;
  const isHere = present?.endedAt === null;
  const link = byLink(basis, row);
  if (!isHere && unconfirmed && link.role !== 'student')
    return { ...link, unconfirmed, name: name || (present?.name ?? '') };
  if (!present) return account ? { kind: 'enrols', userId: account.userId, unconfirmed } : link;
  const known = { userId: present.userId, name: name || present.name, unconfirmed };
  const sectionBefore = present.sectionId === null ? null : (sectionNames.get(present.sectionId) ?? null);
  if (!isHere) return { ...known, kind: 'returns', sectionBefore };
  const stays = sectionAfter === null || sectionAfter === sectionBefore;
  return {
    ...known,
    kind: stays ? 'unchanged' : 'section',
    role: present.role,
    sectionBefore,
    sectionAfter: stays ? sectionBefore : sectionAfter,
  };
}

/** A link of their own, unless one like it waits. */
function byLink(
  { invited }: PlanBasis,
  { email, role, sectionAfter }: PlanRow,
): Pick<PlanRow, 'kind' | 'role' | 'sectionBefore'> {
  const waiting = invited.get(email);
  const invitedAs = waiting === undefined || waiting.role === 'student' ? role : waiting.role;
  const same = waiting?.role === invitedAs && waiting.section === sectionAfter;
  return { kind: same ? 'unchanged' : 'invites', role: invitedAs, sectionBefore: waiting?.section ?? null };
}
