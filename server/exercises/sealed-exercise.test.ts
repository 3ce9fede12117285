import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { assignments, type Disclosure } from '#db/schema/courses.ts';
import { exerciseRecordings } from '#db/schema/exercises.ts';
import { openTestDatabase } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import type { ProvingHost } from '#grader/hosts/host.ts';
import { createNodeWorkerHost } from '#grader/hosts/node-worker.ts';
import type { ActorContext } from '../access/actor.ts';
import { publishCourse } from '../catalogue/publish-course.ts';
import { publishingJudge } from '../jobs/grader-hosts.ts';
import { requestRecordings } from '../jobs/recordings/request-recordings.ts';
import { readAsStudent } from '../planning/assign/preview-student.ts';
import { saveAssignment } from '../planning/assign/save-assignment.ts';
import { viewAssign } from '../planning/assign/view-assign.ts';
import { COURSE_FILES, openTestWorld, PLACE, SEALED_FILES, type TestWorld, writeCourse } from '../testing.ts';
import { testGrader } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { readBrowserFiles } from '../workspace/read-browser-files.ts';
import { viewWorkspace } from '../workspace/view-workspace.ts';
import { browserPlan } from './browser-plan.ts';
import { outlineOf } from './exercise-outline.ts';

let host: ProvingHost;
let world: TestWorld;
let student: ActorContext;

beforeAll(async () => {
  host = createNodeWorkerHost({ bundle: (await buildRealm()).node, poolSize: 0, judgesMax: 0 });
  world = await openTestWorld(await openTestDatabase());
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

test('a case has its number in the exercise, also behind one that only the server runs', async () => {
  const [row] = await world.db.select().from(exerciseRecordings);
  const version = await selectExerciseVersion(world.db, row?.versionId ?? '');
  const outline = outlineOf(version);
  const { law = [], compared = [] } = Object.groupBy(outline.plan, ({ kind }) =>
    kind === 'invariant' ? 'law' : 'compared',
  );
  const lawFirst = { ...outline, plan: [...law, ...compared] };
  const plan = await browserPlan(world.db, { outline: lawFirst, hash: version.hash, place: '' });
  const numbers = (cases: typeof plan.here) => cases.map(({ title, number }) => `${number}. ${title}`);
  expect(numbers(plan.here)).toEqual(['2. adds any numbers']);
  expect(numbers(plan.elsewhere)).toEqual(['1. adds in any order']);
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

describe('an assignment decides for itself', () => {
  let lead: ActorContext;
  beforeAll(async () => {
    lead = await world.person('instructor');
  });

  async function assign(disclosure: Disclosure | null) {
    const view = await viewAssign(lead, PLACE);
    if (!view.ok) throw new Error(view.refusal);
    const { terms, base } = view.value;
    const input = { ...PLACE, base, terms: { ...terms, disclosure } };
    const shown = await saveAssignment(lead, { ...input, seen: null });
    return shown.ok ? saveAssignment(lead, { ...input, seen: shown.value.hash }) : shown;
  }
  async function publish(files: Readonly<Record<string, string>>) {
    await writeCourse(world.folder, files);
    await publishCourse(world, { folder: world.folder, judge: publishingJudge(host) });
  }
  async function browserFiles() {
    const { hash } = (await workspace()).exercise;
    const files = await readBrowserFiles(student, { ...PLACE, hash });
    return files.ok ? Object.keys(files.value).sort() : files.refusal;
  }
  async function recording() {
    const view = await viewAssign(lead, PLACE);
    return view.ok ? view.value.exercise.recording : view;
  }
  const record = async (by: ProvingHost = host) => {
    const hosts = { host: by, hastyHost: by, recordedHost: by, close: async () => undefined };
    const worker = await startWorker(world, { host: testGrader(), openProving: async () => hosts, slots: 1 });
    await worker.drained();
    await worker.stop();
  };

  test('to give a sealed exercise open: browsers get its reference', async () => {
    await assign('open');
    expect((await workspace()).exercise).toMatchObject({ disclosure: 'open', serverCases: [] });
    expect(await browserFiles()).toContain('reference.ts');
    await assign(null);
    expect(await browserFiles()).toEqual(['exercise.yaml', 'recording.json']);
  });

  test('to seal an open one: browsers get nothing until it is recorded, and never its reference', async () => {
    await publish(COURSE_FILES);
    expect(await recording()).toEqual({ state: 'not-needed' });
    expect(await browserFiles()).toContain('reference.ts');
    const open = (await workspace()).exercise;
    await assign('sealed');
    expect((await workspace()).exercise).toMatchObject({
      ...{ disclosure: 'sealed', publicCases: [], serverCases: open.publicCases, filesHref: null },
    });
    expect([await browserFiles(), await recording()]).toEqual(['not-found', { state: 'being-made' }]);
    await record();
    const { exercise } = await workspace();
    expect(exercise).toMatchObject({ publicCases: open.publicCases, serverCases: [] });
    // A browser keeps for ever what it had of an address.
    expect(exercise.filesHref).not.toBe(open.filesHref);
    expect([await browserFiles(), await recording()]).toEqual([
      ['exercise.yaml', 'recording.json'],
      { state: 'ready' },
    ]);
  });

  test('as its preview shows it', async () => {
    const at = '2030-01-01T12:00';
    const then = world.at(student, new Date(`${at}Z`));
    const preview = await readAsStudent(lead, { ...PLACE, whom: { kind: 'everyone' }, at });
    expect(preview).toMatchObject({ value: { workspace: await viewWorkspace(then, PLACE) } });
    expect((await workspace()).exercise.disclosure).toBe('sealed');
  });

  test('for the next version too, and says why that cannot be recorded', async () => {
    await publish({ 'sums/add/statement.md': 'Add once more.' });
    await world.db.transaction((tx) => requestRecordings(tx, world));
    expect([await browserFiles(), await recording()]).toEqual(['not-found', { state: 'being-made' }]);
    const fault = 'the recording is larger than 8 MiB';
    await record({ ...host, record: () => Promise.reject(new Error(fault)) });
    expect(await recording()).toEqual({ state: 'failed', fault });
    await world.db.transaction((tx) => requestRecordings(tx, world));
    await record();
    expect(await recording()).toEqual({ state: 'ready' });
  });

  test('and is not sealed where no browser could judge anything then', async () => {
    await assign(null);
    const cases = COURSE_FILES['sums/add/cases.ts'] ?? '';
    await publish({ 'sums/add/cases.ts': cases.replace('points: 4 }', "points: 4, visibility: 'hidden' }") });
    expect(await assign('sealed')).toEqual({ ok: false, refusal: 'cannot-be-sealed' });
    const [row] = await world.db.select().from(assignments);
    expect(row?.disclosure).toBeNull();
  });
});
