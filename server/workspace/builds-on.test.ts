import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { publishCourse } from '../catalogue/publish-course.ts';
import { overrideGrade } from '../grading/override-grade.ts';
import { openTestWorld, PLACE, TEST_JUDGE, type TestWorld, writeCourse } from '../testing.ts';
import { viewWorkspace } from './view-workspace.ts';

const TWICE = { ...PLACE, exercise: 'twice' };
const MANIFEST = (buildsOn: string) => `
id: 5b0f9c1a-7d2e-4f3a-9b8c-0d1e2f3a4b5c
title: Twice
summary: Add a tensor to itself.
points: 10
difficulty: easy
minutes: 5
source: Arithmetic
buildsOn: ${buildsOn}
entryPoints:
  - name: twice
    parameters: [{ name: a, type: '[n] float32', about: the number }]
    returns: { type: '[n] float32', about: the sum }
`;
const OUTLINE = `
id: 6f1d9a52-1f6e-4a6e-9d36-0c6c2f1b7a10
slug: tiny
title: A tiny course
term: Spring
modules:
  - slug: sums
    title: Sums
    exercises: [{ slug: add }, { slug: twice }]
`;

let world: TestWorld;
let student: ActorContext;
let assistant: ActorContext;

beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  await writeCourse(world.folder, {
    'course.yaml': OUTLINE,
    'sums/twice/exercise.yaml': MANIFEST('[sums/add, sums/elsewhere]'),
    'sums/twice/statement.md': '# Twice\n\nAdd $a + a$.\n',
    'sums/twice/starter.ts': 'export function twice() {\n  return null;\n}\n',
    'sums/twice/reference.ts': 'export const twice = (a: unknown) => a;\n',
    'sums/twice/cases.ts': 'export default [];\n',
  });
  const published = await publishCourse(world, { folder: world.folder, judge: TEST_JUDGE });
  expect(published).toMatchObject({ broken: [] });
  student = await world.person('student');
  assistant = await world.person('ta');
});
afterAll(() => world?.close());

async function earlier(reader: ActorContext) {
  const view = await viewWorkspace(reader, TWICE);
  if (!view.ok) throw new Error(view.refusal);
  return view.value.buildsOn;
}

test('an exercise names the earlier one of its course, and leaves out what the course does not have', async () => {
  expect(await earlier(student)).toEqual([
    { href: '/courses/tiny/sums/add', number: '1.1', title: 'Add', own: null, reference: null },
  ]);
});

test("its reader finds their own last program there, and nobody else's", async () => {
  await world.submit(student, 'export const add = () => 1;');
  await world.submit(student, 'export const add = () => 2;');
  expect(await earlier(student)).toMatchObject([{ own: 'export const add = () => 2;', reference: null }]);
  expect(await earlier(await world.person('student'))).toMatchObject([{ own: null }]);
});

test('the reference is there for who has full points, and for nobody with less', async () => {
  const set = async (points: number, seenOverrideId: string | null) => {
    const place = { course: 'tiny', exercise: 'sums/add', studentId: student.actor.userId };
    const result = await overrideGrade(assistant, { ...place, points, reason: 'By hand.', seenOverrideId });
    if (!result.ok) throw new Error(result.refusal);
    return result.value.overrideId;
  };
  const first = await set(9, null);
  expect(await earlier(student)).toMatchObject([{ reference: null }]);
  await set(10, first);
  expect(await earlier(student)).toMatchObject([{ reference: expect.stringContaining('tf.add(a, b)') }]);
});
