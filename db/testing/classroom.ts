/** A course with people in it, who hand in work that has been judged, or not yet, as a test wants it. */
import { createHash, randomUUID } from 'node:crypto';
import type { Database } from '../database.ts';
import { upsertExercise } from '../queries/exercises/exercises.ts';
import { insertUser } from '../queries/people/people.ts';
import { insertReport } from '../queries/work/reports.ts';
import { insertStanding, updateStandingReported, updateStandingSettled } from '../queries/work/standings.ts';
import { assignments, courses, enrolments, modules, type Role } from '../schema/courses.ts';
import { exerciseVersions } from '../schema/exercises.ts';
import { type Purpose, submissions, type VerificationState, verifications } from '../schema/work.ts';

export interface Classroom {
  readonly courseId: string;
  readonly courseSlug: string;
  readonly moduleId: string;
  readonly exerciseId: string;
  readonly versionId: string;
  /** Two of one exercise. */
  readonly assignmentId: string;
  readonly secondId: string;
  readonly ada: string;
  readonly bo: string;
  readonly cy: string;
  readonly ta: string;
  readonly instructor: string;
}

/** Minutes of one day: what tests count by. */
export const minute = (n: number) => new Date(Date.UTC(2026, 9, 1, 12, n));

/** @param slug of the course, for a second one in the same database */
export async function fillClassroom(db: Database, slug = 'c'): Promise<Classroom> {
  const courseId = randomUUID();
  await db.insert(courses).values({ id: courseId, slug, title: `Course ${slug}`, term: 'Autumn' });
  const [exerciseId, versionId] = await insertExercise(db, `m/${slug}`);
  const place = { courseId, slug: 'm', title: 'Module', position: 1 };
  const moduleId = only(await db.insert(modules).values(place).returning()).id;
  const given = { courseId, moduleId, exerciseId, versionId };
  const rows = await db
    .insert(assignments)
    .values([
      { ...given, slug: 'one', title: 'One', position: 1 },
      { ...given, slug: 'two', title: 'Two', position: 2 },
    ])
    .returning();
  const [first, second] = rows;
  if (!first || !second) throw new Error('an insert returned no row');
  const person = async (name: string, role: Role) => {
    const { id: userId } = await insertUser(db, { email: `${name.toLowerCase()}@${slug}.example`, name });
    await db.insert(enrolments).values({ courseId, userId, role });
    return userId;
  };
  return {
    ...{ courseId, courseSlug: slug, moduleId, exerciseId, versionId },
    ...{ assignmentId: first.id, secondId: second.id },
    ada: await person('Ada', 'student'),
    bo: await person('Bo', 'student'),
    cy: await person('Cy', 'student'),
    ta: await person('Tam', 'ta'),
    instructor: await person('Ina', 'instructor'),
  };
}

/** Gives the ids of the exercise and of its version. */
export async function insertExercise(
  db: Database,
  slug: string,
  {
    origin = 'catalogue',
    files = {},
  }: { origin?: 'catalogue' | 'studio'; files?: Record<string, string> } = {},
): Promise<readonly [exerciseId: string, versionId: string]> {
  const exerciseId = randomUUID();
  await upsertExercise(db, { id: exerciseId, origin, slug });
  return [exerciseId, await insertVersion(db, { exerciseId, slug, files })];
}

/** Another version, with other content. */
export async function insertVersion(
  db: Database,
  of: { exerciseId: string; slug: string; files?: Record<string, string> },
): Promise<string> {
  const { exerciseId, slug, files = {} } = of;
  const version = { exerciseId, slug, hash: sha256(randomUUID()), manifest: {}, plan: [], files };
  return only(await db.insert(exerciseVersions).values(version).returning()).id;
}

export interface Work {
  readonly assignmentId: string;
  readonly versionId: string;
  readonly userId: string;
  readonly number?: number;
  /** When it came in, and was queued. */
  readonly at?: Date;
  readonly source?: string;
  readonly purpose?: Purpose;
  /** Points of its two cases, worth 4 and 6; what is left out was not judged. */
  readonly cases?: readonly [points: number, points: number];
  /** Without cases: what became of it. */
  readonly state?: Exclude<VerificationState, 'verified'>;
  readonly counts?: boolean;
  readonly lateSteps?: number;
  readonly misconception?: string;
  readonly claimedPoints?: number;
}

export interface HandedIn {
  readonly submissionId: string;
  readonly verificationId: string;
}

/** A submission with its standing, verification and, where it was judged, report. */
export async function handIn(db: Database, work: Work): Promise<HandedIn> {
  const { userId, assignmentId, versionId, number = 1, at = minute(0), source = `code ${number}` } = work;
  const submissionId = randomUUID();
  await db.insert(submissions).values({
    ...{ id: submissionId, userId, assignmentId, versionId, number, source, submittedAt: at, late: false },
    codeHash: sha256(source),
    claimedPoints: work.claimedPoints ?? null,
  });
  const verificationId = await judge(db, submissionId, work);
  await db.transaction((tx) =>
    insertStanding(tx, { submissionId, userId, assignmentId, latestId: verificationId, lateSteps: 0 }),
  );
  if (work.cases) await show(db, { submissionId, verificationId, at });
  const { counts = false, lateSteps = 0 } = work;
  await db.transaction((tx) => updateStandingSettled(tx, { submissionId, counts, lateSteps }));
  return { submissionId, verificationId };
}

/** Another verification of it, with its report where it has one; nothing holds by it yet. */
export async function judge(
  db: Database,
  submissionId: string,
  by: Pick<Work, 'versionId' | 'at' | 'purpose' | 'cases' | 'state' | 'misconception'> & { batchId?: string },
): Promise<string> {
  const { versionId, at = minute(0), purpose = 'submission', cases, batchId = null } = by;
  const state: VerificationState = cases ? 'verified' : (by.state ?? 'queued');
  const isFinal = state === 'verified' || state === 'could-not-grade';
  const row = { submissionId, versionId, purpose, state, batchId, seed: 1, queuedAt: at };
  const inserted = await db
    .insert(verifications)
    .values({ ...row, finishedAt: isFinal ? at : null })
    .returning();
  const verificationId = only(inserted).id;
  if (!cases) return verificationId;
  const worth = [4, 6] as const;
  const outcomes = worth.map((pointsMax, position) => ({
    ...{ position, caseId: `case-${position + 1}`, points: cases[position] ?? 0, pointsMax },
    status: cases[position] === pointsMax ? 'passed' : 'failed',
    misconception: cases[position] === pointsMax ? null : (by.misconception ?? null),
    ...{ durationMs: 1, inTolerances: null, cost: null, evidenceHash: null },
  }));
  const report = {
    ...{ verificationId, body: {}, points: cases[0] + cases[1], pointsMax: 10, casesTotal: 2 },
    ...{ casesPassed: outcomes.filter(({ status }) => status === 'passed').length },
    ...{ backend: 'cpu', runner: 'test' },
  };
  await db.transaction((tx) => insertReport(tx, { report, outcomes, evidence: [] }));
  return verificationId;
}

/** It is the report that holds. */
export async function show(
  db: Database,
  { submissionId, verificationId, at }: HandedIn & { readonly at: Date },
): Promise<void> {
  await db.transaction((tx) => updateStandingReported(tx, { submissionId, verificationId, queuedAt: at }));
}

/** SHA-256 of a text, hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('an insert returned no row');
  return row;
}
