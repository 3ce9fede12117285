import { afterAll, beforeAll, expect, test } from 'vitest';
import { exerciseRecordings } from '#db/schema/exercises.ts';
import { openMemoryDatabase } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import type { RecordingHost } from '#grader/hosts/host.ts';
import { createNodeWorkerHost } from '#grader/hosts/node-worker.ts';
import type { ActorContext } from '../access/actor.ts';
import { publishCourse } from '../catalogue/publish-course.ts';
import { viewWorkspace } from '../courses/view-workspace.ts';
import { publishingJudge } from '../jobs/grader-hosts.ts';
import { openTestWorld, PLACE, SEALED_FILES, type TestWorld, writeCourse } from '../testing.ts';
import { readBrowserFiles } from './read-browser-files.ts';

let host: RecordingHost;
let world: TestWorld;
let student: ActorContext;

beforeAll(async () => {
  host = createNodeWorkerHost({ bundle: (await buildRealm()).node, poolSize: 0, judgesMax: 0 });
  world = await openTestWorld(await openMemoryDatabase());
  await writeCourse(world.folder, SEALED_FILES);
  const published = await publishCourse(world, { folder: world.folder, judge: publishingJudge(host) });
  expect(published).toMatchObject({ changed: ['sums/add'], broken: [] });
  student = await world.person('student');
});
afterAll(async () => {
  await host?.close();
  await world?.close();
});

async function workspace() {
  const result = await viewWorkspace(student, PLACE);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

test('the page of a sealed exercise names the cases that only the server runs, and counts the hidden ones', async () => {
  const view = await workspace();
  expect(view.exercise.publicCases.map(({ title }) => title)).toEqual(['adds any numbers']);
  expect(view.exercise.serverCases.map(({ title }) => title)).toEqual(['adds in any order']);
  expect(view.exercise.hiddenCaseCount).toBe(1);
  expect(JSON.stringify(view)).not.toContain('CANARY');
});

test('its browser files are manifest and recording, without reference, cases, misconceptions, data or comments', async () => {
  const { hash } = (await workspace()).exercise;
  const files = await readBrowserFiles(student, { ...PLACE, hash });
  expect(files.ok && Object.keys(files.value).sort()).toEqual(['exercise.yaml', 'recording.json']);
  expect(JSON.stringify(files)).not.toContain('CANARY');
  expect(JSON.stringify(files)).not.toContain('tf.add');
});

test('the recording of a version is never changed', async () => {
  const change = world.db.update(exerciseRecordings).set({ body: '{}' });
  await expect(Promise.resolve(change)).rejects.toThrow();
});
