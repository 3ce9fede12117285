import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { selectOptionalSubmissionRow } from '#db/queries/work/submissions.ts';
import { users } from '#db/schema/people.ts';
import { handIn } from '#db/testing/classroom.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { setAnonymous } from '../anonymous/set-anonymous.ts';
import { searchOthers } from './search-others.ts';

const NAMES = ['Ada Byron', 'Léa Noël', 'Zoe Quill'] as const;
const ADA_COUNT = 22;

let world: TestWorld;
let ta: ActorContext;
let own: ActorContext;
let ownFirst: string;
let submissionId: string;
const students: ActorContext[] = [];
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  ta = await world.person('ta');
  for (const name of NAMES) students.push(await named(name));
  own = await named('Mo Ossander');
  for (const student of students) await world.submit(student, worth(3));
  ownFirst = await world.submit(own, worth(1));
  submissionId = await world.submit(own, worth(2));
  const worker = await startWorker(world, { host: testGrader(), slots: 1 });
  await worker.drained();
  await worker.stop();
});
afterAll(() => world.close());

async function named(name: string): Promise<ActorContext> {
  const student = await world.person('student');
  await world.db.update(users).set({ name }).where(eq(users.id, student.actor.userId));
  return student;
}

function fail(): never {
  throw new Error('It is not there.');
}

async function found(search: string) {
  const result = await searchOthers(ta, { submissionId, search });
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}
const listed = async (search: string) =>
  (await found(search)).found.map(({ student, number }) => `${student} ${number}`);

it('lists the other ones of the same student first, and never the one that is read', async () => {
  expect(await listed('')).toEqual(['Mo Ossander 1', 'Ada Byron 1', 'Léa Noël 1', 'Zoe Quill 1']);
  expect((await found('ossander')).found).toEqual([
    { submissionId: ownFirst, student: 'Mo Ossander', own: true, number: 1, points: 1, pointsMax: 10 },
  ]);
});

it('finds by parts of a name, accents or not, and of a mail address, each with its points', async () => {
  const [lea, ...more] = (await found(' noel léa')).found;
  expect(more).toEqual([]);
  expect(lea).toMatchObject({ student: 'Léa Noël', own: false, number: 1, points: 3, pointsMax: 10 });
  const { email } = students[2]?.actor ?? { email: '' };
  expect(await listed(email.toUpperCase())).toEqual(['Zoe Quill 1']);
  expect(await found('nobody')).toEqual({ found: [], total: 0 });
});

it('finds by number, and says how many there are beyond the list', async () => {
  const ada = students[0] ?? fail();
  const { assignmentId, versionId } =
    (await selectOptionalSubmissionRow(world.db, submissionId))?.submission ?? fail();
  for (let number = 2; number <= ADA_COUNT; number++)
    await handIn(world.db, { assignmentId, versionId, userId: ada.actor.userId, number });
  for (const search of ['submission 12', '#12', '12 ada'])
    expect(await listed(search)).toEqual(['Ada Byron 12']);
  expect(await listed('submission 1')).toEqual(['Mo Ossander 1', 'Ada Byron 1', 'Léa Noël 1', 'Zoe Quill 1']);
  const { total } = await found('ada byron');
  expect(total).toBe(ADA_COUNT);
  const newest = Array.from({ length: 20 }, (_, at) => `Ada Byron ${ADA_COUNT - at}`);
  expect(await listed('ada byron')).toEqual(newest);
  // Who has many does not crowd out who has one.
  expect((await listed('')).slice(0, 5)).toEqual([
    'Mo Ossander 1',
    `Ada Byron ${ADA_COUNT}`,
    'Léa Noël 1',
    'Zoe Quill 1',
    `Ada Byron ${ADA_COUNT - 1}`,
  ]);
});

it('without names finds by alias alone, in the order of aliases, and says nothing of whose they are', async () => {
  const instructor = await world.person('instructor');
  await setAnonymous(instructor, { course: 'tiny', exercise: 'sums/add', anonymous: true });
  for (const search of ['byron', 'person', 'tiny.example']) expect((await found(search)).total).toBe(0);
  const { found: all } = await found('');
  const [mine, ...others] = all;
  expect(mine).toMatchObject({ submissionId: ownFirst, own: true });
  const aliases = others.slice(0, students.length).map(({ student }) => student);
  expect(aliases).toEqual(aliases.toSorted((a, b) => a.localeCompare(b)));
  for (const { student } of all) expect(student).toMatch(/^Student [0-9A-Z]{6}$/);
  const text = JSON.stringify(all);
  for (const { actor } of [...students, own])
    for (const told of [actor.userId, actor.email]) expect(text).not.toContain(told);
  for (const name of [...NAMES, 'Mo Ossander']) expect(text).not.toContain(name);
  const [first = ''] = aliases;
  const byAlias = await found(first.slice(-6).toLowerCase());
  expect(new Set(byAlias.found.map(({ student }) => student))).toEqual(new Set([first]));
});
