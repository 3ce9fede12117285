/**
 * From the submit use case to the verified grade of conv2d: queue, Deno, all cases, grade, with a warm pool, on the
 * embedded database. Every submission comes from a student of its own, so that no rate limit is met.
 * `node bench/submit-to-grade.ts` prints the figures and, with `--json <file>`, writes them.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upsertEnrolment } from '#db/queries/courses.ts';
import { insertUser } from '#db/queries/people.ts';
import type { ActorContext } from '#server/auth/actor.ts';
import { viewWorkspace } from '#server/exercises/view-workspace.ts';
import type { OpenServices } from '#server/services.ts';
import { submitSolution } from '#server/submissions/submit-solution.ts';
import { viewSubmission } from '#server/submissions/view-submission.ts';
import { emit } from './emit.ts';
import { spread } from './statistics.ts';

const RUNS = 24;
const WARM_UP_RUNS = 3;
const COURSE = 'odl';
const PLACE = { course: COURSE, module: 'cnn', exercise: 'conv2d' };

const dataDir = mkdtempSync(join(tmpdir(), 'descent-bench-'));
process.env.DESCENT_DATA_DIR = dataDir;
process.env.DESCENT_LOG_LEVEL ??= 'warn';
delete process.env.DATABASE_URL;

// Loaded only now: the server's settings are read from the environment above.
const { services } = await import('#server/process-services.ts');
const { startServer } = await import('#server/start-server.ts');
const { selectOptionalCourse } = await import('#db/queries/courses.ts');

const solution = readFileSync('exercises/cnn/conv2d/reference.ts', 'utf8');

async function newStudent(open: OpenServices, number: number): Promise<ActorContext> {
  const course = await selectOptionalCourse(open.db, COURSE);
  if (course === null) throw new Error(`The course ${COURSE} is not published.`);
  const email = `bench-${number}@descent.example`;
  const user = await insertUser(open.db, { email, name: `Bench ${number}` });
  await upsertEnrolment(open.db, { courseId: course.id, userId: user.id, role: 'student' });
  return { ...open, actor: { userId: user.id, name: user.name, email } };
}

async function submitAndWait(context: ActorContext): Promise<number> {
  const workspace = await viewWorkspace(context, PLACE);
  if (!workspace.ok) throw new Error(`The workspace was refused: ${workspace.refusal}`);
  const { versionId } = workspace.value.exercise;
  const started = performance.now();
  const submitted = await submitSolution(context, {
    ...PLACE,
    versionId,
    source: solution,
    claimedPoints: null,
  });
  if (!submitted.ok) throw new Error(`The submission was refused: ${submitted.refusal}`);
  await verified(context, submitted.value.submissionId);
  return performance.now() - started;
}

/** Resolves when the page of the student would show the grade, which must be full marks. */
function verified(context: ActorContext, submissionId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const seen = await viewSubmission(context, { submissionId });
      if (!seen.ok) throw new Error(`The submission was not shown: ${seen.refusal}`);
      const { state, points, pointsMax } = seen.value;
      if (state === 'could-not-grade') throw new Error('The submission could not be graded.');
      if (state !== 'verified') return;
      end();
      if (points !== pointsMax) throw new Error(`The reference got ${points} of ${pointsMax} points.`);
      resolve();
    };
    const lookOrFail = () => void look().catch(reject);
    const end = context.changes.subscribe(submissionId, lookOrFail);
    lookOrFail();
  });
}

const open = await services();
try {
  await startServer();
  const times: number[] = [];
  for (let run = 0; run < WARM_UP_RUNS + RUNS; run++) {
    const milliseconds = await submitAndWait(await newStudent(open, run));
    if (run >= WARM_UP_RUNS) times.push(milliseconds);
  }
  await emit({
    name: 'submit-to-grade',
    title: 'Submit to verified grade, conv2d, warm pool',
    unit: 'ms',
    target: 'under 2000 ms',
    figures: spread(times),
  });
} finally {
  await open.close();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit();
