/** What the matrix finds in its database: the people, the owner's verified submission, a draft of the studio. */
import { eq } from 'drizzle-orm';
import { upsertEnrolment } from '#db/queries/courses/courses.ts';
import { upsertCourse } from '#db/queries/courses/outline.ts';
import { behaviours } from '#db/schema/insight.ts';
import { submissions, verifications } from '#db/schema/work.ts';
import { createDraft } from '../../studio/drafts/create-draft.ts';
import { saveFiles } from '../../studio/drafts/save-files.ts';
import { PLACE, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { viewWorkspace } from '../../workspace/view-workspace.ts';
import type { ActorContext } from '../actor.ts';
import type { Person } from './answers.ts';

export const NEW_EXERCISE = {
  course: 'tiny',
  module: 'sums',
  title: 'Another sum',
  start: { kind: 'template', disclosure: 'open' },
  assignmentId: null,
} as const;

export const SIGNATURE = 'f'.repeat(64);

export interface MatrixScene {
  readonly people: ReadonlyMap<Person, ActorContext>;
  /** A student who is none of the persons, and whose the submission is. */
  readonly owner: ActorContext;
  readonly submissionId: string;
  readonly draftId: string;
  /** Of the course's one exercise. */
  readonly version: { readonly versionId: string; readonly hash: string };
}

export async function setMatrixScene(tiny: TestWorld): Promise<MatrixScene> {
  const people = await everyPerson(tiny);
  const owner = await tiny.person('student');
  const draftId = await draftWithHistory(tiny);
  const submissionId = await tiny.submit(owner, `${worth(7)}// the owner's own code`);
  const worker = await startWorker(tiny, { host: testGrader(), slots: 1 });
  await worker.drained();
  await worker.stop();
  const workspace = await viewWorkspace(owner, PLACE);
  if (!workspace.ok) throw new Error(workspace.refusal);
  const version = workspace.value.exercise;
  await behaveAlike(tiny, { submissionId, versionId: version.versionId });
  return { people, owner, submissionId, draftId, version };
}

async function everyPerson(tiny: TestWorld): Promise<Map<Person, ActorContext>> {
  const people = new Map<Person, ActorContext>();
  for (const role of ['student', 'ta', 'instructor'] as const) people.set(role, await tiny.person(role));
  people.set('outsider', await tiny.person(null));
  // Somebody else: an admin who makes a course is in it from then on.
  const admin = await tiny.person(null);
  people.set('admin', { ...admin, actor: { ...admin.actor, isAdmin: true } });
  people.set('former student', await tiny.formerStudent());
  people.set('instructor of another course', await instructorElsewhere(tiny));
  return people;
}

async function instructorElsewhere(tiny: TestWorld): Promise<ActorContext> {
  const person = await tiny.person(null);
  const courseId = crypto.randomUUID();
  const course = {
    id: courseId,
    slug: 'other',
    title: 'Another course',
    term: 'Spring',
    timeZone: 'UTC',
  };
  await tiny.db.transaction((tx) => upsertCourse(tx, course));
  await upsertEnrolment(tiny.db, { courseId, userId: person.actor.userId, role: 'instructor' });
  return person;
}

/** Two people saved, so there is a state before. */
async function draftWithHistory(tiny: TestWorld): Promise<string> {
  const created = await createDraft(await tiny.person('instructor'), NEW_EXERCISE);
  if (!created.ok) throw new Error(created.refusal);
  const { draftId } = created.value;
  const changes = [{ path: 'misconceptions/another.md', baseHash: null, content: 'another' }];
  await saveFiles(await tiny.person('instructor'), { draftId, changes });
  return draftId;
}

/** The owner's program is known to fail in a way that others may share. */
async function behaveAlike(
  tiny: TestWorld,
  { submissionId, versionId }: { submissionId: string; versionId: string },
): Promise<void> {
  const [submission] = await tiny.db.select().from(submissions).where(eq(submissions.id, submissionId));
  const [run] = await tiny.db
    .select()
    .from(verifications)
    .where(eq(verifications.submissionId, submissionId));
  const codeHash = submission?.codeHash ?? '';
  const known = { versionId, codeHash, signature: SIGNATURE, misconception: null };
  await tiny.db.insert(behaviours).values({ ...known, verificationId: run?.id ?? '' });
}
