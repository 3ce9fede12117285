/** Links into a course, and who came in by them. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { courses, invitations, invitationUses, sections } from '../../schema/courses.ts';

export type Invitation = typeof invitations.$inferSelect;

export interface PlacedInvitation {
  readonly invitation: Invitation;
  /** How many came in. */
  readonly used: number;
  readonly sectionName: string | null;
}

const USED =
  sql<number>`(select count(*) from ${invitationUses} where ${invitationUses.invitationId} = ${invitations.id})`.mapWith(
    Number,
  );

/** Those of a course that nobody closed, the oldest first. */
export async function selectInvitations(
  db: Queryable,
  courseId: string,
): Promise<readonly PlacedInvitation[]> {
  return db
    .select({ invitation: invitations, used: USED, sectionName: sections.name })
    .from(invitations)
    .leftJoin(sections, eq(sections.id, invitations.sectionId))
    .where(and(eq(invitations.courseId, courseId), isNull(invitations.closedAt)))
    .orderBy(asc(invitations.createdAt), asc(invitations.email), asc(invitations.id));
}

export async function selectOptionalInvitation(
  db: Queryable,
  tokenHash: string,
): Promise<(PlacedInvitation & { readonly course: typeof courses.$inferSelect }) | null> {
  const [row] = await db
    .select({ invitation: invitations, used: USED, sectionName: sections.name, course: courses })
    .from(invitations)
    .innerJoin(courses, eq(courses.id, invitations.courseId))
    .leftJoin(sections, eq(sections.id, invitations.sectionId))
    .where(eq(invitations.tokenHash, tokenHash));
  return row ?? null;
}

export async function insertInvitation(
  tx: Transaction,
  invitation: typeof invitations.$inferInsert,
): Promise<void> {
  await tx.insert(invitations).values(invitation);
}

/** Closes those that are not closed yet, of one address those for it alone; gives how many. */
export async function updateInvitationsClosed(
  tx: Transaction,
  which: { courseId: string; at: Date } & ({ ids: readonly string[] } | { open: true } | { email: string }),
): Promise<number> {
  if ('ids' in which && which.ids.length === 0) return 0;
  const some =
    'ids' in which
      ? inArray(invitations.id, [...which.ids])
      : 'email' in which
        ? eq(invitations.email, which.email)
        : isNull(invitations.email);
  const rows = await tx
    .update(invitations)
    .set({ closedAt: which.at })
    .where(and(eq(invitations.courseId, which.courseId), isNull(invitations.closedAt), some))
    .returning({ id: invitations.id });
  return rows.length;
}

/** Holds the link, so that its last seat goes to one person. */
export async function lockInvitation(tx: Transaction, invitationId: string): Promise<void> {
  await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(eq(invitations.id, invitationId))
    .for('update');
}

export async function insertInvitationUse(
  tx: Transaction,
  use: { invitationId: string; userId: string; usedAt: Date },
): Promise<void> {
  await tx.insert(invitationUses).values(use).onConflictDoNothing();
}
