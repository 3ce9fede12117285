/**
 * Changes of dates and rules, with the list of grades that they change. The preview is the act itself, taken back: so the
 * list that a person saw and what is written afterwards cannot differ unless the course did.
 */
import { createHash } from 'node:crypto';
import type { Database, Transaction } from '#db/database.ts';
import { type Assignment, lockCourse, lockTerms, selectAssignment } from '#db/queries/courses/courses.ts';
import { selectGradesOfAssignment } from '#db/queries/grading/grades.ts';
import { selectUserNames } from '#db/queries/people/people.ts';
import { selectUsersWithWork } from '#db/queries/work/standings.ts';
import { ok, type Result } from '../platform/result.ts';
import { settleGrade } from './settle-grade.ts';
import type { GradeEffectView, SettledView } from './settled-view.ts';

/** Grades to work out anew. */
interface Affected {
  /** Assignments. */
  readonly affected: readonly string[];
  /** Only these students; null: everybody with work in the assignments. */
  readonly userIds: readonly string[] | null;
  readonly actorId: string;
  readonly cause: string;
  readonly at: Date;
}

interface Settling<R extends string> extends Affected {
  /** Its people or its outline change: held before the terms, as whoever changes the outline holds both. Default neither. */
  readonly courseId?: string;
  /** Gives what else a person agrees to with the list, which is hashed too; null: nothing. A refusal takes all back. */
  readonly change: (tx: Transaction) => Promise<Result<readonly string[] | null, R>>;
  /** Hash of the list that the person saw; null: none yet. */
  readonly seen: string | null;
}

/** Makes the change if its list of changed grades was seen; else nothing is written, and the answer is the list. */
export async function settleWithPreview<R extends string>(
  db: Database,
  settling: Settling<R>,
): Promise<Result<SettledView, R>> {
  let takenBack: Result<SettledView, R> | null = null;
  try {
    return await db.transaction(async (tx) => {
      if (settling.courseId !== undefined) await lockCourse(tx, settling.courseId);
      await lockTerms(tx, settling.affected);
      const before = await gradesOf(tx, settling);
      const changed = await settling.change(tx);
      if (!changed.ok) {
        takenBack = changed;
        return tx.rollback();
      }
      await settleNow(tx, settling);
      const effects = await difference(tx, before, await gradesOf(tx, settling));
      const hash = hashOf(effects, changed.value);
      if (hash === settling.seen) return ok({ applied: true, effects, hash });
      takenBack = ok({ applied: false, effects, hash });
      return tx.rollback();
    });
  } catch (error) {
    if (takenBack) return takenBack;
    throw error;
  }
}

/** Works them out in the transaction of whatever changed. */
export async function settleNow(tx: Transaction, settling: Affected): Promise<void> {
  const { actorId, cause, at } = settling;
  const grades: { readonly userId: string; readonly assignment: Assignment }[] = [];
  for (const assignmentId of settling.affected) {
    const assignment = await selectAssignment(tx, assignmentId);
    for (const userId of await concerned(tx, settling, assignmentId)) grades.push({ userId, assignment });
  }
  // Each holds its student until the end: without one order, two who settle would wait for each other.
  grades.sort((a, b) => (a.userId < b.userId ? -1 : 1));
  for (const grade of grades) await settleGrade(tx, { ...grade, actorId, cause, at });
}

async function concerned(
  tx: Transaction,
  { userIds }: Affected,
  assignmentId: string,
): Promise<readonly string[]> {
  const working = await selectUsersWithWork(tx, assignmentId);
  return userIds === null ? working : working.filter((id) => userIds.includes(id));
}

interface GradeAt {
  readonly userId: string;
  readonly assignmentId: string;
  readonly points: number;
}

async function gradesOf(tx: Transaction, settling: Affected): Promise<readonly GradeAt[]> {
  const all: GradeAt[] = [];
  for (const assignmentId of settling.affected) {
    const userIds = await concerned(tx, settling, assignmentId);
    const grades = await selectGradesOfAssignment(tx, { assignmentId, userIds });
    for (const [userId, { points }] of grades) all.push({ userId, assignmentId, points });
  }
  return all;
}

async function difference(
  tx: Transaction,
  before: readonly GradeAt[],
  after: readonly GradeAt[],
): Promise<readonly GradeEffectView[]> {
  const key = (grade: GradeAt) => `${grade.assignmentId} ${grade.userId}`;
  const [old, next] = [new Map(before.map((g) => [key(g), g])), new Map(after.map((g) => [key(g), g]))];
  const changed = [...new Map([...old, ...next]).entries()].filter(
    ([at]) => old.get(at)?.points !== next.get(at)?.points,
  );
  const names = await selectUserNames(
    tx,
    changed.map(([, grade]) => grade.userId),
  );
  const titles = new Map<string, string>();
  for (const id of new Set(changed.map(([, grade]) => grade.assignmentId)))
    titles.set(id, (await selectAssignment(tx, id)).title);
  return changed
    .map(([at, { userId, assignmentId }]) => ({
      userId,
      name: names.get(userId) ?? '',
      assignmentId,
      title: titles.get(assignmentId) ?? '',
      from: old.get(at)?.points ?? null,
      to: next.get(at)?.points ?? null,
    }))
    .sort((a, b) => loss(b) - loss(a) || a.name.localeCompare(b.name) || a.title.localeCompare(b.title));
}

/** Who loses comes first. */
const loss = ({ from, to }: { from: number | null; to: number | null }) => (from ?? 0) - (to ?? 0);

function hashOf(effects: readonly GradeEffectView[], beside: readonly string[] | null): string {
  const facts = effects.map(({ userId, assignmentId, from, to }) => [userId, assignmentId, from, to]);
  return createHash('sha256')
    .update(JSON.stringify(beside === null ? facts : [facts, beside]))
    .digest('hex');
}
