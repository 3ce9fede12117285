import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { commentOnSubmission } from '../../submissions/comment-on-submission.ts';
import { releaseComments } from '../../submissions/release-comments.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { holdSubmission, leaveSubmission } from '../holds/hold-submission.ts';
import { giveRubricItem, releaseRubric } from '../rubric/give-rubric.ts';
import { addRubricItem } from '../rubric/make-rubric.ts';
import { viewRubric } from '../rubric/view-rubric.ts';
import { carryOver, previewCarryOver } from './carry-over.ts';

const OLD = 'export function add() {\n  const a = 1;\n  return null;\n}';
const NEW = '// A note that was not there.\nexport function add() {\n  const a = 1;\n  return a;\n}';

let world: TestWorld;
let student: ActorContext;
let ta: ActorContext;
let other: ActorContext;
let submissionId: string;
let toId: string;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  student = await world.person('student');
  ta = await world.person('ta');
  other = await world.person('ta');
  submissionId = await world.submit(student, OLD);
  const write = (who: ActorContext, line: number | null, body: string) =>
    commentOnSubmission(who, { submissionId, line, body });
  await write(other, 2, 'shown by a colleague');
  await releaseComments(other, { submissionId });
  await write(other, 1, 'a draft of a colleague');
  await write(ta, 2, 'on a line that stays');
  await write(ta, 3, 'on a line that changes');
  await write(ta, null, 'about the whole');
  for (const title of ['style', 'unused']) await addRubricItem(ta, { submissionId, title, points: -1 });
  await giveRubricItem(ta, {
    submissionId,
    readAt: ta.now(),
    itemId: await itemCalled('style'),
    given: true,
  });
  await releaseRubric(ta, { submissionId, readAt: ta.now() });
  toId = await world.submit(student, NEW);
});
afterAll(() => world.close());

async function rubricOf(id: string) {
  const view = await viewRubric(ta, { submissionId: id });
  if (!view.ok) throw new Error(view.refusal);
  return view.value.items;
}
async function itemCalled(title: string) {
  return (await rubricOf(submissionId)).find((item) => item.title === title)?.id ?? '';
}
async function commentsOf(id: string, reader = ta) {
  const view = await viewSubmission(reader, { submissionId: id });
  if (!view.ok) throw new Error(view.refusal);
  return view.value.comments.map(({ line, body, shown }) => ({ line, body, shown }));
}

it('names what moves to which line, and what cannot be placed, and changes nothing', async () => {
  const preview = await previewCarryOver(ta, { submissionId, toId });
  expect(preview).toMatchObject({
    ok: true,
    value: {
      from: { number: 1 },
      to: { number: 2 },
      comments: [
        { body: 'about the whole', line: null, place: 'moves', toLine: null },
        { body: 'shown by a colleague', line: 2, place: 'moves', toLine: 3 },
        { body: 'on a line that stays', line: 2, place: 'moves', toLine: 3 },
        { body: 'on a line that changes', line: 3, place: 'gone', toLine: null },
      ],
      rubric: [{ title: 'style', points: -1, place: 'moves' }],
    },
  });
  expect(await commentsOf(toId)).toEqual([]);
});

it('gives no items of the rubric to a newer submission while somebody else is at it', async () => {
  const colleague = await world.person('ta');
  await holdSubmission(colleague, { submissionId: toId });
  expect(await carryOver(ta, { submissionId, toId })).toEqual({
    ok: false,
    refusal: 'newer-graded-by-another',
  });
  expect(await commentsOf(toId)).toEqual([]);
  await leaveSubmission(colleague, { submissionId: toId });
});

it('writes what moves as drafts, once although it is asked for twice at once, and leaves the old review alone', async () => {
  const before = await commentsOf(submissionId);
  await Promise.all([1, 2].map(() => carryOver(ta, { submissionId, toId })));
  expect(await commentsOf(toId)).toEqual([
    { line: null, body: 'about the whole', shown: false },
    { line: 3, body: 'shown by a colleague', shown: false },
    { line: 3, body: 'on a line that stays', shown: false },
  ]);
  expect((await rubricOf(toId)).map(({ title, given }) => ({ title, given }))).toEqual([
    { title: 'style', given: 'draft' },
    { title: 'unused', given: 'no' },
  ]);
  expect(await commentsOf(submissionId)).toEqual(before);
  expect(await commentsOf(toId, student)).toEqual([]);
  const again = await previewCarryOver(ta, { submissionId, toId });
  expect(again.ok && again.value.comments.map(({ place }) => place)).toEqual([
    'there',
    'there',
    'there',
    'gone',
  ]);
  const rows = await world.db.select().from(auditEvents);
  expect(rows.filter(({ action }) => action === 'review.carried-over')).toMatchObject([
    { subjectId: toId, details: { from: submissionId, comments: 3, rubricItems: 1 } },
    { details: { comments: 0, rubricItems: 0 } },
  ]);
});

it('goes forward only, and never to somebody else', async () => {
  const foreign = await world.submit(await world.person('student'), NEW);
  for (const input of [
    { submissionId: toId, toId: submissionId },
    { submissionId, toId: foreign },
    { submissionId, toId: submissionId },
  ])
    expect(await carryOver(ta, input)).toEqual({ ok: false, refusal: 'not-found' });
});
