/**
 * The real course on the embedded database with its worker and Deno host, without pages: for what happens between a
 * submission and its grade. Each submission comes from a student of its own, so that no rate limit is met.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selectOptionalCourse, upsertEnrolment } from '#db/queries/courses/courses.ts';
import { insertUser } from '#db/queries/people/people.ts';
import type { Role } from '#db/schema/courses.ts';
import type { DenoHost } from '#grader/hosts/deno.ts';
import type { ActorContext } from '#server/access/actor.ts';
import { openProvingHosts, publishingJudge } from '#server/jobs/grader-hosts.ts';
import type { GradingHost } from '#server/jobs/grading-host.ts';
import { parseEnvironment } from '#server/platform/environment.ts';
import { logger } from '#server/platform/logger.ts';
import { openServices } from '#server/platform/open-services.ts';
import type { OpenServices } from '#server/platform/services.ts';
import { prepareCourse } from '#server/start/prepare-course.ts';
import { submitSolution } from '#server/submissions/submit-solution.ts';
import { viewSubmission } from '#server/submissions/view-submission.ts';
import { startWorker } from '#server/worker/worker.ts';
import { viewWorkspace } from '#server/workspace/view-workspace.ts';
import { openHost } from './grading.ts';

const COURSE = 'odl';
const PLACE = { course: COURSE, module: 'cnn', exercise: 'conv2d' };
const SLOTS = 2;

export interface CourseServer {
  readonly host: DenoHost;
  readonly services: OpenServices;
  /** A context of a new student. */
  student(): Promise<ActorContext>;
  /** A context of a new instructor. */
  instructor(): Promise<ActorContext>;
  /** Submits the reference of conv2d; gives the submission. @throws when it is refused */
  submit(student: ActorContext): Promise<string>;
  /** Resolves when the student's page would show the grade. @throws unless it is full marks */
  graded(student: ActorContext, submissionId: string): Promise<void>;
  /** Milliseconds that graders had a task in hand since the last call. */
  gradingMs(): number;
  close(): Promise<void>;
}

/** @param onProvingClosed hears when the processes of a check have ended */
export async function openCourseServer(onProvingClosed = () => {}): Promise<CourseServer> {
  logger.level = 'error';
  const dataDir = mkdtempSync(join(tmpdir(), 'descent-bench-'));
  const services = await openServices(
    parseEnvironment({
      DESCENT_DATA_DIR: dataDir,
      NEXTAUTH_SECRET: 'measured with a secret that is long enough',
    }),
  );
  const host = await openHost({ poolSize: SLOTS });
  await prepareCourse(services, { judge: publishingJudge(host) });
  const course = await selectOptionalCourse(services.db, COURSE);
  if (course === null) throw new Error(`The course ${COURSE} is not published.`);
  const solution = readFileSync('exercises/cnn/conv2d/reference.ts', 'utf8');
  let inHandMs = 0;
  const timed: GradingHost = {
    async run(version, run) {
      const began = performance.now();
      const report = await host.run(version, run);
      inHandMs += performance.now() - began;
      return report;
    },
  };
  const openProving = async () => {
    const hosts = await openProvingHosts(services.environment);
    return { ...hosts, close: () => hosts.close().then(onProvingClosed) };
  };
  const worker = await startWorker(services, { host: timed, openProving, slots: SLOTS });
  let people = 0;
  const person = async (role: Role): Promise<ActorContext> => {
    people += 1;
    const email = `bench-${people}@descent.example`;
    const user = await insertUser(services.db, { email, name: `Bench ${people}` });
    await upsertEnrolment(services.db, { courseId: course.id, userId: user.id, role });
    return { ...services, actor: { userId: user.id, name: user.name, email, isAdmin: false } };
  };
  return {
    host,
    services,
    student: () => person('student'),
    instructor: () => person('instructor'),
    async submit(student) {
      const workspace = await viewWorkspace(student, PLACE);
      if (!workspace.ok) throw new Error(`The workspace was refused: ${workspace.refusal}`);
      const { versionId } = workspace.value.exercise;
      const submitted = await submitSolution(student, {
        ...PLACE,
        submissionId: crypto.randomUUID(),
        versionId,
        source: solution,
        claimedPoints: null,
      });
      if (!submitted.ok) throw new Error(`The submission was refused: ${submitted.refusal}`);
      return submitted.value.submissionId;
    },
    graded,
    gradingMs() {
      const ms = inHandMs;
      inHandMs = 0;
      return ms;
    },
    async close() {
      await worker.stop();
      await host.close();
      await services.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function graded(student: ActorContext, submissionId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const seen = await viewSubmission(student, { submissionId });
      if (!seen.ok) throw new Error(`The submission was not shown: ${seen.refusal}`);
      const { state, points, pointsMax } = seen.value;
      if (state === 'could-not-grade') throw new Error('The submission could not be graded.');
      if (state !== 'verified') return;
      end?.();
      if (points !== pointsMax) throw new Error(`The reference got ${points} of ${pointsMax} points.`);
      resolve();
    };
    const lookOrFail = () => void look().catch(reject);
    const end = student.changes.subscribe({ submissionId, userId: student.actor.userId }, lookOrFail);
    lookOrFail();
  });
}
