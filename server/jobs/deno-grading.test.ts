import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { createDenoHost, type DenoHost } from '#grader/hosts/deno.ts';
import type { ActorContext } from '../access/actor.ts';
import { publishCourse } from '../catalogue/publish-course.ts';
import { viewCourseHome } from '../courses/view-course-home.ts';
import { viewSubmission } from '../submissions/view-submission.ts';
import { openTestWorld, type TestWorld, writeCourse } from '../testing.ts';
import { startWorker, type Worker } from '../worker/worker.ts';
import { publishingJudge } from './grader-hosts.ts';

const RIGHT = "import * as tf from '@tensorflow/tfjs';\nexport const add = (a, b) => tf.add(a, b);\n";
const WRONG = "import * as tf from '@tensorflow/tfjs';\nexport const add = (a, b) => tf.sub(a, b);\n";

let host: DenoHost;
let world: TestWorld;
let worker: Worker;
let student: ActorContext;

beforeAll(async () => {
  host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: 1 });
  world = await openTestWorld(await openTestDatabase());
  // Other files than the world's own, so that the judge itself announces the cases of this version.
  await writeCourse(world.folder, { 'sums/add/starter.ts': '// begin here\n' });
  await publishCourse(world, { folder: world.folder, judge: publishingJudge(host) });
  student = await world.person('student');
  worker = await startWorker(world, { host, slots: 1 });
});
afterAll(async () => {
  await worker?.stop();
  await host?.close();
  await world?.close();
});

async function verified(source: string, claimedPoints?: number) {
  const submissionId = await world.submit(student, source, claimedPoints);
  await worker.drained();
  const result = await viewSubmission(student, { submissionId });
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

test('code that is wrong gets the score of the server, whatever its browser claimed', async () => {
  expect(await verified(WRONG, 10)).toMatchObject({
    state: 'verified',
    points: 0,
    pointsMax: 10,
    provisionalPoints: 10,
    receipt: { backend: 'cpu', runner: expect.stringMatching(/^deno /), seed: expect.any(Number) },
    report: { standing: 'verified' },
  });
});

test('code that is right gets full marks, and the course home says so', async () => {
  expect(await verified(RIGHT)).toMatchObject({ state: 'verified', points: 10, counts: true });
  const home = await viewCourseHome(student, { course: 'tiny' });
  expect(home.ok && home.value.totals).toEqual({ verified: 10, provisional: 0, pointsMax: 10 });
});

test('code that ends its process scores nothing, and the next submission is verified', async () => {
  expect(await verified(`Deno.exit(0);\n${RIGHT}`)).toMatchObject({ state: 'verified', points: 0 });
  expect(await verified(RIGHT)).toMatchObject({ points: 10 });
});
