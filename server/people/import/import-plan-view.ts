/** What an import will do, as its page shows it. */
import type { Role } from '#db/schema/courses.ts';
import type { Delimiter } from '../../platform/read-records.ts';

/** What a column says. */
export type Meaning = 'name' | 'first-name' | 'email' | 'section' | 'role' | 'nothing';

export interface ImportColumn {
  readonly header: string;
  readonly meaning: Meaning;
}

/** What is wrong with an address, and where in the record's text. */
export type AddressProblem = {
  readonly kind: 'no-address' | 'no-at' | 'not-an-address' | 'too-long';
  readonly start: number;
  readonly length: number;
  /** Character within the cell, from 1. */
  readonly character: number;
  /** A corrected address to take; null: none is at hand. */
  readonly offer: string | null;
};

/**
 * `invites`: no account yet, or as staff one whose address nobody confirmed: a link is made. `enrols`: has an account, is in
 * at once. `returns`: was in the course before.
 */
export type RowKind =
  | 'invites'
  | 'enrols'
  | 'returns'
  | 'section'
  | 'unchanged'
  | 'duplicate'
  | 'left-out'
  | 'error';

export type RowProblem = AddressProblem | { readonly kind: 'role-unknown'; readonly role: string };

export interface PlanRow {
  /** Place in the list, from 0: what corrections name. */
  readonly index: number;
  readonly line: number;
  readonly raw: string;
  readonly kind: RowKind;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly sectionBefore: string | null;
  readonly sectionAfter: string | null;
  /** Of a duplicate: the line that counts. */
  readonly countsInstead: number | null;
  readonly problem: RowProblem | null;
  /** Who is enrolled; null: nobody yet. */
  readonly userId: string | null;
  /** There is an account with this address, and nothing says that the address is its holder's. */
  readonly unconfirmed: boolean;
}

/** How an entry with a problem was settled. */
export type Correction = { readonly email: string } | 'left-out';

export interface ImportPlanView {
  /** null: a plain list of addresses. */
  readonly table: { readonly delimiter: Delimiter; readonly columns: readonly ImportColumn[] } | null;
  readonly rows: readonly PlanRow[];
  readonly hash: string;
  /** Students in each section now and afterwards; section null: in none. */
  readonly sections: readonly {
    readonly name: string | null;
    readonly now: number;
    readonly in: number;
    readonly out: number;
  }[];
  /** Students of the course whom the list does not have: they stay. */
  readonly missing: number;
}
