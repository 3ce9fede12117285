/**
 * A server process for tests to kill: `node killed-process-fixture.ts <data folder> <step>`. Each step prints a line
 * when it is where it should be killed, or its result.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '#db/client.ts';
import { upsertEnrolment } from '#db/queries/courses/courses.ts';
import { insertUser, selectOptionalUserByEmail } from '#db/queries/people/people.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { grades } from '#db/schema/grades.ts';
import { reports, submissions, verifications } from '#db/schema/work.ts';
import { publishCourse } from '../catalogue/publish-course.ts';
import { parseEnvironment } from '../platform/environment.ts';
import { openServicesOn } from '../platform/open-services.ts';
import { submitSolution } from '../submissions/submit-solution.ts';
import { PLACE, TEST_JUDGE, writeCourse } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { viewWorkspace } from '../workspace/view-workspace.ts';
import { startWorker } from './worker.ts';

const EMAIL = 'student@tiny.example';
const [dataDir = '', step = ''] = process.argv.slice(2);
const services = await openServicesOn(
  await openEmbedded(dataDir),
  parseEnvironment({ DESCENT_DATA_DIR: dataDir }),
  { retryDelaySeconds: 0 },
);
const never = new Promise<void>(() => undefined);

if (step === 'submit') {
  const folder = await mkdtemp(join(tmpdir(), 'descent-course-'));
  await writeCourse(folder);
  const { courseId } = await publishCourse(services, { folder, judge: TEST_JUDGE });
  await rm(folder, { recursive: true });
  const user = await insertUser(services.db, { email: EMAIL, name: 'Student' });
  await upsertEnrolment(services.db, { courseId, userId: user.id, role: 'student' });
  const student = { ...services, actor: { userId: user.id, name: user.name, email: EMAIL, isAdmin: false } };
  const workspace = await viewWorkspace(student, PLACE);
  if (!workspace.ok) throw new Error(workspace.refusal);
  const { versionId } = workspace.value.exercise;
  const result = await submitSolution(student, {
    ...PLACE,
    submissionId: crypto.randomUUID(),
    source: worth(7),
    versionId,
    claimedPoints: null,
  });
  if (!result.ok) throw new Error(result.refusal);
  console.log('submitted');
} else if (step === 'verify-for-ever') {
  const host = testGrader(() => {
    console.log('verifying');
    return never;
  });
  await startWorker(services, { host, slots: 1 });
} else if (step === 'verify') {
  const worker = await startWorker(services, { host: testGrader(), slots: 1 });
  await worker.drained();
  const found = {
    states: (await services.db.select().from(verifications)).map((row) => row.state),
    starts: (await services.db.select().from(verifications)).map((row) => row.starts),
    points: (await services.db.select().from(grades)).map((row) => row.points),
    submissions: (await services.db.select().from(submissions)).length,
    reports: (await services.db.select().from(reports)).length,
    gradeChanges: (await services.db.select().from(auditEvents)).filter(
      (row) => row.action === 'grade.changed',
    ).length,
    known: (await selectOptionalUserByEmail(services.db, EMAIL)) !== null,
  };
  console.log(JSON.stringify(found));
  await worker.stop();
  await services.close();
}
// Held open until it is killed.
if (step !== 'verify') setInterval(() => undefined, 60_000);
