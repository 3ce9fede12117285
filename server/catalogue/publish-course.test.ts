import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { eq, isNotNull } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { assignments } from '#db/schema/courses.ts';
import { exerciseRecordings, exercises, exerciseVersions } from '#db/schema/exercises.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { viewCourseHome } from '../courses/view-course-home.ts';
import type { PublishingJudge } from '../exercises/examine-version.ts';
import { listStudio } from '../studio/list/list-studio.ts';
import { openTestWorld, PLACE, TEST_JUDGE, type TestWorld, writeCourse } from '../testing.ts';
import { viewWorkspace } from '../workspace/view-workspace.ts';
import { publishCourse } from './publish-course.ts';

let world: TestWorld;
let student: ActorContext;
beforeEach(async () => {
  world = await openTestWorld(await openTestDatabase());
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

test('an exercise whose folder cannot be read keeps its last good version, and staff can see why', async () => {
  const before = await workspace();
  await writeCourse(world.folder, { 'sums/add/exercise.yaml': 'title: [' });
  const published = await publish();
  expect(published.broken).toMatchObject([{ slug: 'sums/add' }]);
  expect(await workspace()).toEqual(before);
  const problems = async (reader: ActorContext) => {
    const home = await viewCourseHome(reader, { course: 'tiny' });
    return home.ok && home.value.modules[0]?.exercises.map((row) => row.publishProblem);
  };
  expect(await problems(student)).toEqual([null, null]);
  expect(await problems(await world.person('ta'))).toEqual([published.broken[0]?.reason, null]);
  const studio = await listStudio(await world.person('instructor'), { course: 'tiny' });
  const listed = studio.ok && studio.value.modules[0]?.exercises.map(({ problem }) => problem);
  expect(listed).toEqual([published.broken[0]?.reason, null]);
});

test('a broken folder leaves the version that its place has, though a newer one was taken back', async () => {
  const first = await workspace();
  await writeCourse(world.folder, { 'sums/add/starter.ts': '// taken back\n' });
  await publish();
  await writeCourse(world.folder);
  await publish();
  expect(await workspace()).toEqual(first);
  await writeCourse(world.folder, { 'sums/add/exercise.yaml': 'title: [' });
  expect((await publish()).broken).toMatchObject([{ slug: 'sums/add' }]);
  expect(await workspace()).toEqual(first);
});

const ADD_ID = '0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f';

/** A folder with what Add holds, an exercise of its own. */
async function copyAdd(to: string, id: string): Promise<void> {
  await cp(`${world.folder}/sums/add`, `${world.folder}/${to}`, { recursive: true });
  const yaml = await readFile(`${world.folder}/${to}/exercise.yaml`, 'utf8');
  await writeFile(`${world.folder}/${to}/exercise.yaml`, yaml.replace(ADD_ID, id));
}
const move = (from: string, to: string) => rename(`${world.folder}/${from}`, `${world.folder}/${to}`);
const places = () => world.db.select().from(assignments).where(isNotNull(assignments.exerciseId));

test('a folder with another name in another module is the same place, with all work and dates', async () => {
  const before = await places();
  const submissionId = await world.submit(student, '// mine');
  await mkdir(`${world.folder}/more`);
  await move('sums/add', 'more/plus');
  const course = await readFile(`${world.folder}/course.yaml`, 'utf8');
  const moved = course.replace('      - slug: add\n', '').trimEnd();
  const more = '  - slug: more\n    title: More\n    exercises:\n      - slug: plus\n';
  await writeFile(`${world.folder}/course.yaml`, `${moved}\n${more}`);
  expect(await publish(noJudge('no judge is asked'))).toMatchObject({ changed: [], broken: [] });
  const [place] = before;
  const moduleId = expect.not.stringMatching(place?.moduleId ?? '');
  const address = { moduleId, slug: 'plus', catalogueSlug: 'plus', position: 1 };
  expect(await places()).toEqual([{ ...place, ...address }]);
  const there = await viewWorkspace(student, { course: 'tiny', module: 'more', exercise: 'plus' });
  expect(there.ok && there.value.submissions.map(({ id }) => id)).toEqual([submissionId]);
});

test('folders that change names keep their places, and one that takes the name of another leaves that one its work', async () => {
  const otherId = crypto.randomUUID();
  const course = await readFile(`${world.folder}/course.yaml`, 'utf8');
  const both = course.replace('- slug: add', '- slug: add\n      - slug: plus');
  await writeFile(`${world.folder}/course.yaml`, both);
  await copyAdd('sums/plus', otherId);
  await publish();
  const idOf = new Map((await places()).map((row) => [row.exerciseId, row.id]));
  const shown = async () =>
    (await places())
      .filter((row) => row.withdrawnAt === null)
      .map((row) => [row.slug, row.catalogueSlug, row.exerciseId, row.id])
      .sort();
  await move('sums/add', 'kept');
  await move('sums/plus', 'sums/add');
  await move('kept', 'sums/plus');
  expect(await publish()).toMatchObject({ changed: [], broken: [] });
  expect(await shown()).toEqual([
    ['add', 'add', otherId, idOf.get(otherId)],
    ['plus', 'plus', ADD_ID, idOf.get(ADD_ID)],
  ]);
  await rm(`${world.folder}/sums/add`, { recursive: true });
  await move('sums/plus', 'sums/add');
  await writeFile(`${world.folder}/course.yaml`, course);
  expect(await publish()).toMatchObject({ changed: [], broken: [] });
  expect(await shown()).toEqual([['add', 'add', ADD_ID, idOf.get(ADD_ID)]]);
  expect((await places()).map(({ exerciseId }) => exerciseId).sort()).toEqual([ADD_ID, otherId].sort());
});

/** A version that an instructor made. */
async function ownVersion() {
  const own = { id: crypto.randomUUID(), origin: 'studio', slug: 'sums/subtract' } as const;
  await world.db.insert(exercises).values(own);
  return insertExerciseVersion(world.db, {
    ...{ exerciseId: own.id, slug: own.slug, hash: 'b'.repeat(64), manifest: {}, files: {}, plan: [] },
  });
}

test('a place where an instructor goes on with an exercise of theirs follows the folder, too', async () => {
  const { id: versionId, exerciseId } = await ownVersion();
  await world.db
    .update(assignments)
    .set({ exerciseId, versionId, pinned: true })
    .where(eq(assignments.slug, 'add'));
  const [place] = await places();
  await move('sums/add', 'sums/plus');
  const course = await readFile(`${world.folder}/course.yaml`, 'utf8');
  await writeFile(`${world.folder}/course.yaml`, course.replace('- slug: add', '- slug: plus'));
  await publish();
  expect(await places()).toEqual([{ ...place, slug: 'plus', catalogueSlug: 'plus' }]);
});

test('an id that an instructor has already is told, the exercise of theirs stays, and the course opens', async () => {
  await world.db.update(exercises).set({ origin: 'studio', slug: 'mine' }).where(eq(exercises.id, ADD_ID));
  await writeCourse(world.folder, { 'sums/add/starter.ts': '// changed' });
  const published = await publish();
  expect(published.broken).toMatchObject([{ reason: expect.stringContaining('an instructor made') }]);
  expect(await world.db.select().from(exercises)).toMatchObject([{ origin: 'studio', slug: 'mine' }]);
});

test('what instructors made lives beside what the catalogue ships under the same name, and survives it', async () => {
  const [placed] = await world.db.select().from(assignments).where(eq(assignments.slug, 'add'));
  if (!placed) throw new Error('There is no assignment.');
  const made = await ownVersion();
  const { courseId, moduleId } = placed;
  const theirs = { courseId, moduleId, slug: 'subtract', title: 'By hand', position: 9 };
  await world.db.insert(assignments).values({ ...theirs, exerciseId: made.exerciseId, versionId: made.id });
  const course = await readFile(`${world.folder}/course.yaml`, 'utf8');
  await writeCourse(world.folder, {
    'course.yaml': course.replace('- slug: add', '- slug: add\n      - slug: subtract'),
  });
  await copyAdd('sums/subtract', crypto.randomUUID());
  for (let start = 0; start < 2; start += 1) expect((await publish()).broken).toEqual([]);
  const rows = await world.db.select().from(assignments).where(eq(assignments.moduleId, moduleId));
  const shown = rows.filter((row) => row.withdrawnAt === null);
  expect(shown.map((row) => [row.slug, row.catalogueSlug]).sort()).toEqual([
    ['add', 'add'],
    ['multiply', 'multiply'],
    ['subtract', null],
    ['subtract-2', 'subtract'],
  ]);
  expect(shown.find((row) => row.slug === 'subtract')).toMatchObject({
    title: 'By hand',
    versionId: made.id,
  });
});

test('a version that an instructor pinned, and a place that they emptied, survive the next start', async () => {
  const { versionId } = (await workspace()).exercise;
  await world.db.update(assignments).set({ pinned: true }).where(eq(assignments.slug, 'add'));
  await writeCourse(world.folder, { 'sums/add/starter.ts': '// newer' });
  expect((await publish()).changed).toEqual(['sums/add']);
  expect((await workspace()).exercise.versionId).toBe(versionId);
  const instructor = await world.person('instructor');
  const taken = { withdrawnAt: new Date(), withdrawnBy: instructor.actor.userId };
  await world.db.update(assignments).set(taken).where(eq(assignments.slug, 'multiply'));
  await publish();
  const home = await viewCourseHome(student, { course: 'tiny' });
  expect(home.ok && home.value.modules[0]?.exercises.map((row) => row.slug)).toEqual(['sums/add']);
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

test('an exercise whose cases are worth other points than it says is not published, and says so', async () => {
  const yaml = await readFile(`${world.folder}/sums/add/exercise.yaml`, 'utf8');
  await writeCourse(world.folder, { 'sums/add/exercise.yaml': yaml.replace('points: 10', 'points: 12') });
  const again = await publish();
  expect(again.broken).toEqual([
    expect.objectContaining({ reason: expect.stringMatching(/says 12 points, and its cases are worth 10/) }),
  ]);
});
