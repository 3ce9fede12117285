import { afterAll, beforeAll, expect, it } from 'vitest';
import { upsertCourse } from '#db/queries/courses/outline.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { comments } from '#db/schema/grades.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { worth } from '../../testing-grader.ts';
import { listSnippets, removeSnippet, saveSnippet } from './snippets.ts';
import { previewSpread, spreadComment } from './spread-comment.ts';

const course = 'tiny';
let world: TestWorld;
let ta: ActorContext;
let colleague: ActorContext;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  ta = await world.person('ta');
  colleague = await world.person('ta');
});
afterAll(() => world.close());

async function list(reader: ActorContext) {
  const found = await listSnippets(reader, { course });
  if (!found.ok) throw new Error(found.refusal);
  return found.value;
}
const save = (who: ActorContext, body: string, more: { shared?: boolean; snippetId?: string } = {}) =>
  saveSnippet(who, { course, body, shared: more.shared ?? false, snippetId: more.snippetId ?? null });
const idOf = async (who: ActorContext, body: string) =>
  (await list(who)).find((snippet) => snippet.body === body)?.id ?? '';

it('is one’s own, or the course’s for all of its staff: one’s own come first', async () => {
  await save(ta, 'for everybody', { shared: true });
  await save(ta, '  mine  ');
  expect((await list(ta)).map(({ body, shared }) => ({ body, shared }))).toEqual([
    { body: 'mine', shared: false },
    { body: 'for everybody', shared: true },
  ]);
  expect((await list(colleague)).map(({ body }) => body)).toEqual(['for everybody']);
});

it('is changed and put away by whoever sees it, and by nobody else', async () => {
  const [mine, shared] = [await idOf(ta, 'mine'), await idOf(ta, 'for everybody')];
  expect(await save(colleague, 'theirs now', { snippetId: mine })).toEqual({
    ok: false,
    refusal: 'not-found',
  });
  expect(await removeSnippet(colleague, { course, snippetId: mine })).toMatchObject({ ok: false });
  await save(colleague, 'for all', { snippetId: shared, shared: true });
  expect((await list(ta)).map(({ body }) => body)).toEqual(['mine', 'for all']);
  expect(await save(colleague, 'for all', { snippetId: shared })).toEqual({
    ok: false,
    refusal: 'snippet-of-course',
  });
  await removeSnippet(ta, { course, snippetId: mine });
  expect((await list(ta)).map(({ body }) => body)).toEqual(['for all']);
});

it.each([
  ['an empty text', ' \n', 'comment-empty'],
  ['a text without end', 'x'.repeat(4_001), 'comment-too-long'],
])('takes not %s', async (_name, body, refusal) => {
  expect(await save(ta, body)).toEqual({ ok: false, refusal });
});

it('goes to a selection as drafts: first who would get it, then each once, though asked for twice at once', async () => {
  const students = await Promise.all([1, 2, 3].map(() => world.person('student')));
  const submissionIds: string[] = [];
  for (const student of students) submissionIds.push(await world.submit(student, worth(1)));
  const body = 'Mind the **sign**.';
  const [first = ''] = submissionIds;
  await spreadComment(ta, { course, submissionIds: [first], body });
  const preview = await previewSpread(ta, { course, submissionIds, body });
  expect(preview).toMatchObject({ ok: true, value: { html: '<p>Mind the <strong>sign</strong>.</p>' } });
  const plan = preview.ok ? preview.value.items : [];
  expect(new Map(plan.map(({ student, has }) => [student, has]))).toEqual(
    new Map(students.map(({ actor }, at) => [actor.name, at === 0])),
  );
  const both = await Promise.all([1, 2].map(() => spreadComment(ta, { course, submissionIds, body })));
  expect(both).toContainEqual({ ok: true, value: { drafts: 2 } });
  expect(both).toContainEqual({ ok: false, refusal: 'comment-there' });
  for (const [at, submissionId] of submissionIds.entries()) {
    const staff = await viewSubmission(ta, { submissionId });
    expect(staff.ok && staff.value.comments).toMatchObject([{ body, shown: false, line: null }]);
    const own = await viewSubmission(students[at] ?? ta, { submissionId });
    expect(own.ok && own.value.comments).toEqual([]);
  }
  const rows = await world.db.select().from(auditEvents);
  expect(rows.filter(({ action }) => action === 'comment.spread')).toHaveLength(2);
});

it('writes nothing where one of the selection is of another course, or is none', async () => {
  const submissionId = await world.submit(await world.person('student'), worth(1));
  const other = { slug: 'other', title: 'Another', term: 'Spring', timeZone: 'UTC' };
  await world.db.transaction((tx) => upsertCourse(tx, { id: crypto.randomUUID(), ...other }));
  const boss = { ...ta, actor: { ...ta.actor, isAdmin: true } };
  const before = await world.db.$count(comments);
  const refused = { ok: false, refusal: 'not-found' };
  const foreign = { course: 'other', submissionIds: [submissionId], body: 'x' };
  expect(await spreadComment(boss, foreign)).toEqual(refused);
  const unknown = { course, submissionIds: [submissionId, crypto.randomUUID()], body: 'x' };
  expect(await spreadComment(ta, unknown)).toEqual(refused);
  expect(await world.db.$count(comments)).toBe(before);
});
