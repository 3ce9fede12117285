import { readFile, rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exerciseRecordings, exerciseVersions } from '#db/schema/exercises.ts';
import { openMemoryDatabase } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { viewCourseHome } from '../courses/view-course-home.ts';
import { viewWorkspace } from '../courses/view-workspace.ts';
import type { PublishingJudge } from '../exercises/examine-version.ts';
import { openTestWorld, PLACE, TEST_JUDGE, type TestWorld, writeCourse } from '../testing.ts';
import { publishCourse } from './publish-course.ts';

let world: TestWorld;
let student: ActorContext;
beforeEach(async () => {
  world = await openTestWorld(await openMemoryDatabase());
  student = await world.person('student');
});
afterEach(() => world.close());

const publish = (judge: Partial<PublishingJudge> = {}) =>
  publishCourse(world, { folder: world.folder, judge: { ...TEST_JUDGE, ...judge } });
const noJudge = (reason: string): Partial<PublishingJudge> => ({
  announceCases: () => Promise.reject(new Error(reason)),
});

async function workspace() {
  const result = await viewWorkspace(student, PLACE);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

test('publishing the same files again asks no judge and changes nothing', async () => {
  const before = await workspace();
  const published = await publish(noJudge('no judge is asked'));
  expect(published).toMatchObject({ changed: [], broken: [], exercises: 1 });
  expect(await workspace()).toEqual(before);
});

test('changed files are a new version; what was submitted against the old one still verifies against it', async () => {
  const before = await workspace();
  await writeCourse(world.folder, { 'sums/add/starter.ts': '// another start\n' });
  expect((await publish()).changed).toEqual(['sums/add']);
  const after = await workspace();
  expect(after.starter).toBe('// another start\n');
  expect(after.exercise.versionId).not.toBe(before.exercise.versionId);
  expect(after.dueAt).toBe(before.dueAt);
  expect(await world.db.select().from(exerciseVersions)).toHaveLength(2);
});

test('an exercise that no judge can load keeps its last good version', async () => {
  const before = await workspace();
  await writeCourse(world.folder, { 'sums/add/cases.ts': 'this is no program' });
  const published = await publish(noJudge('cases.ts does not compile'));
  expect(published.broken).toEqual([{ slug: 'sums/add', reason: 'cases.ts does not compile' }]);
  expect(await workspace()).toEqual(before);
});

async function seal(): Promise<void> {
  const path = 'sums/add/exercise.yaml';
  const open = await readFile(`${world.folder}/${path}`, 'utf8');
  await writeCourse(world.folder, { [path]: `${open}disclosure: sealed\n` });
}

test('a sealed exercise is published with its recording, made once', async () => {
  await seal();
  let recorded = 0;
  const judge = { recordCases: async () => `{"times":${++recorded}}` };
  expect((await publish(judge)).changed).toEqual(['sums/add']);
  expect((await publish(judge)).changed).toEqual([]);
  const { versionId } = (await workspace()).exercise;
  const [row, ...others] = await world.db.select().from(exerciseRecordings);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    versionId,
    body: '{"times":1}',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a sealed exercise that cannot be recorded is not published without its recording', async () => {
  const before = await workspace();
  await seal();
  const reason = 'the recording is larger than 8 MiB';
  const published = await publish({ recordCases: () => Promise.reject(new Error(reason)) });
  expect(published.broken).toEqual([{ slug: 'sums/add', reason }]);
  expect(await workspace()).toEqual(before);
});

test('an exercise that left the outline is gone from the course home, its versions stay', async () => {
  const course = await readFile(`${world.folder}/course.yaml`, 'utf8');
  await writeCourse(world.folder, { 'course.yaml': course.replace('      - slug: add\n', '') });
  await rm(`${world.folder}/sums/add`, { recursive: true });
  await publish();
  const home = await viewCourseHome(student, { course: 'tiny' });
  expect(home.ok && home.value.modules[0]?.exercises.map((row) => row.slug)).toEqual(['sums/multiply']);
  expect(await world.db.select().from(exerciseVersions)).toHaveLength(1);
});
