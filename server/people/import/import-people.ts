import type { Queryable, Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import type { Course } from '#db/queries/courses/courses.ts';
import { lockCourse } from '#db/queries/courses/courses.ts';
import { selectAssignmentsWithSectionDates } from '#db/queries/courses/due-dates.ts';
import {
  insertInvitation,
  selectInvitations,
  updateInvitationsClosed,
} from '#db/queries/people/invitations.ts';
import { selectAccountsByEmail } from '#db/queries/people/people.ts';
import {
  insertRosterImport,
  selectRoster,
  selectSections,
  upsertRosterRow,
  upsertSection,
} from '#db/queries/people/roster.ts';
import type { Role, RosterEffect } from '#db/schema/courses.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findManagedCourse, type ManageRefusal } from '../../courses/find-managed-course.ts';
import { settleNow } from '../../grading/settle-with-preview.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { invitationState } from '../invitation-state.ts';
import { newInvitation } from '../invitation-token.ts';
import { hashPlan, planImport } from './import-plan.ts';
import type { Correction, ImportPlanView, Meaning, PlanRow } from './import-plan-view.ts';
import { readEntries } from './read-entries.ts';

/** UTF-16 units: 2,000 lines of 200. */
export const IMPORT_LENGTH_MAX = 400_000;
export const IMPORT_ENTRIES_MAX = 2_000;
const INVITATION_DAYS = 14;

export interface ImportInput {
  readonly course: string;
  readonly text: string;
  /** What the columns say, by place, where it is not what their headers look like. */
  readonly meanings?: readonly Meaning[] | undefined;
  /** For entries that say none. */
  readonly role: Role;
  readonly section: string | null;
  /** By place in the list. */
  readonly corrections: readonly { readonly index: number; readonly correction: Correction }[];
}

export type ImportRefusal = ManageRefusal | 'import-empty' | 'import-too-long';

/** What an import would do; nothing is written. */
export async function previewImport(
  context: ActorContext,
  input: ImportInput,
): Promise<Result<ImportPlanView, ImportRefusal>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-people' });
  if (!found.ok) return found;
  return planOf(context.db, { course: found.value.course, input, now: context.now() });
}

/** Does what the preview with this hash showed, all of it or nothing. */
export async function applyImport(
  context: ActorContext,
  input: ImportInput & { readonly hash: string },
): Promise<Result<{ readonly importId: string }, ImportRefusal | 'plan-changed' | 'import-unsettled'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-people' });
  if (!found.ok) return found;
  const { course } = found.value;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    await lockCourse(tx, course.id);
    const plan = await planOf(tx, { course, input, now: at });
    if (!plan.ok) return plan;
    if (plan.value.hash !== input.hash) return refuse('plan-changed');
    if (plan.value.rows.some(({ kind }) => kind === 'error')) return refuse('import-unsettled');
    const effects = await carryOut(tx, { context, course, rows: plan.value.rows, at });
    const importedBy = context.actor.userId;
    const importId = await insertRosterImport(tx, {
      courseId: course.id,
      importedBy,
      effects,
      createdAt: at,
    });
    await insertAuditEvent(tx, {
      actorId: importedBy,
      courseId: course.id,
      action: 'people.imported',
      subjectId: importId,
      details: { changes: effects.length, entries: plan.value.rows.length },
    });
    return ok({ importId });
  });
}

async function planOf(
  db: Queryable,
  { course, input, now }: { course: Course; input: ImportInput; now: Date },
): Promise<Result<ImportPlanView, 'import-empty' | 'import-too-long'>> {
  if (input.text.length > IMPORT_LENGTH_MAX) return refuse('import-too-long');
  const { table, entries } = readEntries(input.text, input.meanings);
  if (entries.length === 0) return refuse('import-empty');
  if (entries.length > IMPORT_ENTRIES_MAX) return refuse('import-too-long');
  const roster = await selectRoster(db, course.id);
  const sections = await selectSections(db, course.id);
  const waiting = (await selectInvitations(db, course.id)).filter(
    (placed) => invitationState(placed, now) === 'open',
  );
  const corrections = new Map(input.corrections.map(({ index, correction }) => [index, correction]));
  const emails = entries.map((entry, index) => {
    const correction = corrections.get(index);
    return (typeof correction === 'object' ? correction.email : (entry.email?.text ?? ''))
      .trim()
      .toLowerCase();
  });
  const rows = planImport({
    entries,
    corrections,
    defaults: { role: input.role, section: input.section },
    roster,
    sectionNames: new Map(sections.map(({ id, name }) => [id, name])),
    accounts: await selectAccountsByEmail(db, emails),
    invited: new Map(
      waiting.flatMap(({ invitation: { email, role }, sectionName: section }) =>
        email === null ? [] : [[email, { role, section }] as const],
      ),
    ),
  });
  const students = roster.filter(({ role, endedAt }) => role === 'student' && endedAt === null);
  const listed = new Set(rows.map(({ email }) => email));
  return ok({
    table,
    rows,
    hash: hashPlan(rows),
    sections: sectionCounts(rows, {
      names: sections.map(({ name }) => name),
      now: students.map(({ sectionId }) => sections.find(({ id }) => id === sectionId)?.name ?? null),
    }),
    missing: students.filter(({ email }) => !listed.has(email)).length,
  });
}

function sectionCounts(
  rows: readonly PlanRow[],
  { names, now }: { names: readonly string[]; now: readonly (string | null)[] },
): ImportPlanView['sections'] {
  const students = rows.filter(({ role }) => role === 'student');
  const comes = students.filter(({ kind }) => kind === 'invites' || kind === 'enrols' || kind === 'returns');
  const moves = students.filter(({ kind }) => kind === 'section');
  const made = [...comes, ...moves].flatMap(({ sectionAfter }) => sectionAfter ?? []);
  const all = [...new Set([...names, ...made])].sort((a, b) => a.localeCompare(b));
  const inNone = [...comes, ...moves].some((row) => row.sectionAfter === null) || now.includes(null);
  return [...all, ...(inNone ? [null] : [])].map((name) => ({
    name,
    now: now.filter((section) => section === name).length,
    in: [...comes, ...moves].filter((row) => row.sectionAfter === name).length,
    out: moves.filter((row) => row.sectionBefore === name).length,
  }));
}

interface CarryingOut {
  readonly context: ActorContext;
  readonly course: Course;
  readonly rows: readonly PlanRow[];
  readonly at: Date;
}

async function carryOut(tx: Transaction, doing: CarryingOut): Promise<readonly RosterEffect[]> {
  const { context, course, rows, at } = doing;
  const effects: RosterEffect[] = [];
  const moved: string[] = [];
  const roster = new Map((await selectRoster(tx, course.id)).map((row) => [row.userId, row]));
  for (const row of inLockOrder(rows)) {
    if (!['invites', 'enrols', 'returns', 'section'].includes(row.kind)) continue;
    const sectionId =
      row.sectionAfter === null
        ? null
        : (await upsertSection(tx, { courseId: course.id, name: row.sectionAfter })).id;
    if (row.userId === null) {
      effects.push({ kind: 'invited', invitationId: await invite(tx, doing, { row, sectionId }) });
      continue;
    }
    const present = roster.get(row.userId);
    const after = { role: row.role, sectionId };
    await upsertRosterRow(tx, { courseId: course.id, userId: row.userId, ...after, endedAt: null });
    effects.push({
      kind: 'enrolled',
      userId: row.userId,
      before: present
        ? { role: present.role, sectionId: present.sectionId, ended: present.endedAt !== null }
        : null,
      after,
    });
    if (present) moved.push(row.userId);
  }
  await settleNow(tx, {
    affected: moved.length > 0 ? await selectAssignmentsWithSectionDates(tx, course.id) : [],
    userIds: moved,
    actorId: context.actor.userId,
    cause: 'section',
    at,
  });
  return effects;
}

/** Each row of a person holds them until the end: in the order of whoever settles grades, not that of the file. */
function inLockOrder(rows: readonly PlanRow[]): readonly PlanRow[] {
  const idOf = ({ userId }: PlanRow) => userId ?? '';
  return [...rows].sort((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0));
}

/** A link for one person; one that they had before is closed. */
async function invite(
  tx: Transaction,
  { context, course, at }: CarryingOut,
  { row, sectionId }: { row: PlanRow; sectionId: string | null },
): Promise<string> {
  const earlier = (await selectInvitations(tx, course.id)).filter(
    ({ invitation }) => invitation.email === row.email,
  );
  const ids = earlier.map(({ invitation }) => invitation.id);
  await updateInvitationsClosed(tx, { courseId: course.id, at, ids });
  const invitation = newInvitation(context);
  await insertInvitation(tx, {
    ...invitation,
    courseId: course.id,
    email: row.email,
    name: row.name || null,
    role: row.role,
    sectionId,
    seats: 1,
    invitedBy: context.actor.userId,
    expiresAt: new Date(at.getTime() + INVITATION_DAYS * 24 * 60 * 60_000),
  });
  return invitation.id;
}
