import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertEnrolment } from '#db/queries/courses/courses.ts';
import { upsertRosterRow } from '#db/queries/people/roster.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { courses } from '#db/schema/courses.ts';
import { comments } from '#db/schema/grades.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { COMMENT_LENGTH_MAX, commentOnSubmission } from './comment-on-submission.ts';
import { listSubmissions } from './list-submissions.ts';
import { discardComment, releaseComments, takeOverDraft } from './release-comments.ts';
import { viewSubmission } from './view-submission.ts';

const SOURCE = 'export function add() {\n  return null;\n}';

let world: TestWorld;
let student: ActorContext;
let assistant: ActorContext;
let submissionId: string;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  student = await world.person('student');
  assistant = await world.person('ta');
  submissionId = await world.submit(student, SOURCE);
});
afterAll(() => world.close());

const write = (context: ActorContext, body: string, line: number | null = 2, id = submissionId) =>
  commentOnSubmission(context, { submissionId: id, line, body });

async function release(context: ActorContext, body: string, line: number | null = 2) {
  await write(context, body, line);
  const result = await releaseComments(context, { submissionId });
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

async function commentsSeenBy(context: ActorContext) {
  const view = await viewSubmission(context, { submissionId });
  if (!view.ok) throw new Error(view.refusal);
  return view.value.comments;
}

describe('a comment by staff', () => {
  it('is a draft that only staff see until its author releases it', async () => {
    await write(assistant, 'not yet');
    const colleague = await world.person('instructor');
    expect(await commentsSeenBy(student)).toEqual([]);
    expect(await commentsSeenBy(colleague)).toMatchObject([{ body: 'not yet', shown: false, own: false }]);
    await releaseComments(colleague, { submissionId });
    expect(await commentsSeenBy(student)).toEqual([]);
    const [draft] = await commentsSeenBy(assistant);
    const commentId = draft?.id ?? '';
    expect(await discardComment(colleague, { submissionId, commentId })).toMatchObject({ ok: false });
    expect(await discardComment(assistant, { submissionId, commentId })).toEqual({ ok: true, value: [] });
  });

  it('is told of as a draft of somebody who left, and thrown away by whoever grades then', async () => {
    const leaving = await world.person('ta');
    await write(leaving, 'written before the summer');
    const [draft] = await commentsSeenBy(assistant);
    expect(draft).toMatchObject({ shown: false, own: false, abandoned: false });
    const enrolment = { courseId: world.courseId, userId: leaving.actor.userId, sectionId: null } as const;
    const leave = (role: 'ta' | 'student', endedAt: Date | null) =>
      world.db.transaction((tx) => upsertRosterRow(tx, { ...enrolment, role, endedAt }));
    for (const step of [() => leave('ta', world.now()), () => leave('student', null)]) {
      await step();
      expect(await commentsSeenBy(assistant)).toMatchObject([{ abandoned: true }]);
    }
    expect(await commentsSeenBy(student)).toEqual([]);
    const asked = { submissionId, commentId: draft?.id ?? '' };
    expect(await discardComment(student, asked)).toEqual({ ok: false, refusal: 'staff-only' });
    expect(await discardComment(assistant, asked)).toEqual({ ok: true, value: [] });
    const [row] = await world.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, 'comment.discarded'))
      .orderBy(desc(auditEvents.at));
    expect(row?.details).toEqual({ commentId: draft?.id, authorId: leaving.actor.userId });
  });

  it('of somebody who left is taken over by one of two who ask at once, and shown under their name', async () => {
    const leaving = await world.person('ta');
    const colleague = await world.person('ta');
    await write(leaving, 'worth keeping');
    const [draft] = await commentsSeenBy(assistant);
    const asked = { submissionId, commentId: draft?.id ?? '' };
    const gone = { ok: false, refusal: 'draft-gone' };
    expect(await takeOverDraft(assistant, asked)).toEqual(gone);
    const enrolment = { courseId: world.courseId, userId: leaving.actor.userId, sectionId: null } as const;
    await world.db.transaction((tx) =>
      upsertRosterRow(tx, { ...enrolment, role: 'ta', endedAt: world.now() }),
    );
    const both = await Promise.all([takeOverDraft(assistant, asked), takeOverDraft(colleague, asked)]);
    expect(both).toContainEqual(gone);
    const winner = both[0].ok ? assistant : colleague;
    expect(both[0].ok ? both[0] : both[1]).toMatchObject({ value: [{ own: true, abandoned: false }] });
    expect(await takeOverDraft(winner, asked), 'it is theirs').toEqual(gone);
    const rows = await world.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, 'comment.taken-over'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      ...{ actorId: winner.actor.userId, subjectId: submissionId },
      details: { commentId: asked.commentId, authorId: leaving.actor.userId },
    });
    expect(await commentsSeenBy(student)).toEqual([]);
    await releaseComments(winner, { submissionId });
    expect(await commentsSeenBy(student)).toMatchObject([
      { body: 'worth keeping', author: winner.actor.name },
    ]);
    expect(await takeOverDraft(colleague, asked)).toEqual({ ok: false, refusal: 'comment-released' });
    await world.db.delete(comments);
  });

  it('cannot be taken away once its student has seen it', async () => {
    const written = await release(assistant, 'seen');
    const commentId = written.at(-1)?.id ?? '';
    const refused = { ok: false, refusal: 'comment-released' };
    expect(await discardComment(assistant, { submissionId, commentId })).toEqual(refused);
    expect((await commentsSeenBy(student)).map(({ body }) => body)).toEqual(['seen']);
    await world.db.delete(comments);
  });

  it('is read by its student on its line, with who wrote it, and counted in the history', async () => {
    const written = await release(assistant, '  Where is the `sum`?  ');
    expect(written).toMatchObject([
      { line: 2, author: assistant.actor.name, body: 'Where is the `sum`?', shown: true, own: true },
    ]);
    const [seen] = await commentsSeenBy(student);
    expect(seen).toEqual({ ...written[0], own: false });
    expect(seen?.html).toBe('<p>Where is the <code>sum</code>?</p>');
    const list = await listSubmissions(student, { course: 'tiny', module: 'sums', exercise: 'add' });
    expect(list).toMatchObject({ value: [{ id: submissionId, commentCount: 1 }] });
  });

  it('leaves an audit row that names course, submission and author', async () => {
    const [row] = await world.db.select().from(auditEvents).where(eq(auditEvents.action, 'comment.written'));
    expect(row).toMatchObject({
      actorId: assistant.actor.userId,
      courseId: world.courseId,
      subjectId: submissionId,
      details: { line: 2 },
    });
  });

  it('keeps markup, scripts and direction marks as the plain text that they are', async () => {
    const hostile = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) \u202Egnp.exe </script>';
    await release(assistant, hostile, null);
    const [seen] = await commentsSeenBy(student);
    expect(seen?.body).toBe(hostile);
    expect(seen?.html).toBe(
      '<p>&#x3C;img src=x onerror=alert(1)> <a>a</a> [U+202E]gnp.exe &#x3C;/script></p>',
    );
  });

  it('comes in the order of the lines, those about the whole first', async () => {
    await release(assistant, 'the first line', 1);
    expect((await commentsSeenBy(student)).map(({ line }) => line)).toEqual([null, 1, 2]);
  });

  it('is kept from its student until it is shown to them', async () => {
    await world.db.update(comments).set({ shownToStudent: false }).where(eq(comments.line, 1));
    expect((await commentsSeenBy(student)).map(({ line }) => line)).toEqual([null, 2]);
    expect((await commentsSeenBy(assistant)).map(({ line }) => line)).toEqual([null, 1, 2]);
  });

  it.each([
    ['an empty text', ' \n ', 2, 'comment-empty'],
    ['a text without end', 'x'.repeat(COMMENT_LENGTH_MAX + 1), 2, 'comment-too-long'],
    ['line 0', 'x', 0, 'line-missing'],
    ['a line after the last', 'x', 4, 'line-missing'],
    ['half a line', 'x', 1.5, 'line-missing'],
  ])('is refused with %s', async (_name, body, line, refusal) => {
    expect(await write(assistant, body, line)).toEqual({ ok: false, refusal });
  });
});

it('refuses staff of another course as if the submission did not exist, and writes nothing', async () => {
  const stranger = await world.person(null);
  const [other] = await world.db
    .insert(courses)
    .values({ slug: 'other', title: 'Another course', term: 'Spring' })
    .returning();
  await upsertEnrolment(world.db, {
    courseId: other?.id ?? '',
    userId: stranger.actor.userId,
    role: 'instructor',
  });
  const before = await world.db.$count(comments);
  expect(await write(stranger, 'hello')).toEqual({ ok: false, refusal: 'not-found' });
  expect(await write(stranger, 'hello', 1, crypto.randomUUID())).toEqual({ ok: false, refusal: 'not-found' });
  expect(await write(student, 'my own work')).toEqual({ ok: false, refusal: 'staff-only' });
  expect(await world.db.$count(comments)).toBe(before);
});
