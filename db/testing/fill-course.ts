/** A course with one assignment, one student, and one submission whose verification has a report. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../database.ts';
import { upsertExercise } from '../queries/exercises/exercises.ts';
import { insertUser } from '../queries/people/people.ts';
import type { Submission } from '../queries/work/submissions.ts';
import { auditEvents } from '../schema/audit.ts';
import { assignments, courses, modules } from '../schema/courses.ts';
import { exerciseVersions } from '../schema/exercises.ts';
import { reports, submissions, verifications } from '../schema/work.ts';

export interface FilledCourse {
  readonly userId: string;
  readonly courseId: string;
  readonly assignmentId: string;
  readonly versionId: string;
  readonly submission: typeof submissions.$inferInsert & Pick<Submission, 'id' | 'submittedAt'>;
  readonly verificationId: string;
}

/** @returns what a row needs to point at */
export async function fillCourse(db: Database): Promise<FilledCourse> {
  const user = await insertUser(db, { email: 'mo@x.example', name: 'Mo' });
  const exerciseId = randomUUID();
  const courseId = randomUUID();
  await upsertExercise(db, { id: exerciseId, origin: 'catalogue', slug: 'a/b' });
  const hash = '0'.repeat(64);
  const version = { exerciseId, slug: 'a/b', hash, manifest: {}, files: {}, plan: [] };
  const [versionRow] = await db.insert(exerciseVersions).values(version).returning();
  await db.insert(courses).values({ id: courseId, slug: 'c', title: 'C', term: 'T' });
  const module = { courseId, slug: 'a', title: 'A', position: 1 };
  const [moduleRow] = await db.insert(modules).values(module).returning();
  if (!versionRow || !moduleRow) throw new Error('an insert returned no row');
  const [assignment] = await db
    .insert(assignments)
    .values({
      courseId,
      moduleId: moduleRow.id,
      slug: 'b',
      title: 'B',
      position: 1,
      exerciseId,
      versionId: versionRow.id,
    })
    .returning();
  if (!assignment) throw new Error('an insert returned no row');
  const submission = {
    id: randomUUID(),
    userId: user.id,
    assignmentId: assignment.id,
    versionId: versionRow.id,
    number: 1,
    source: 'code',
    codeHash: hash,
    submittedAt: new Date('2026-03-29T01:30:00.123Z'),
    late: false,
  };
  const [submissionRow] = await db.insert(submissions).values(submission).returning();
  if (!submissionRow) throw new Error('an insert returned no row');
  const waiting = {
    submissionId: submissionRow.id,
    versionId: submission.versionId,
    purpose: 'submission',
    seed: 7,
  } as const;
  const [verification] = await db.insert(verifications).values(waiting).returning();
  if (!verification) throw new Error('an insert returned no row');
  await db.insert(reports).values({
    verificationId: verification.id,
    body: {},
    points: 1,
    pointsMax: 10,
    casesPassed: 1,
    casesTotal: 2,
    backend: 'cpu',
    runner: 'test',
  });
  await db.insert(auditEvents).values({ action: 'test.happened' });
  const assignmentId = assignment.id;
  return {
    userId: user.id,
    courseId,
    assignmentId,
    versionId: versionRow.id,
    submission,
    verificationId: verification.id,
  };
}
