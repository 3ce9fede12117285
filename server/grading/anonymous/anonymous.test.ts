import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { commentOnSubmission } from '../../submissions/comment-on-submission.ts';
import { releaseComments } from '../../submissions/release-comments.ts';
import { askAboutGrade } from '../../submissions/requests/ask-about-grade.ts';
import { listRequests } from '../../submissions/requests/list-requests.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import type { AuditFilter } from '../audit/audit-filter.ts';
import { exportAudit } from '../audit/export-audit.ts';
import { listAudit } from '../audit/list-audit.ts';
import { overrideCase } from '../case-points/override-case.ts';
import { seenCase } from '../case-points/testing.ts';
import { explainGrade } from '../explain-grade.ts';
import { listReviewQueue } from '../list-review-queue.ts';
import { listSubmissionTable } from '../list-submission-table.ts';
import { viewLiveRun } from '../live/view-live-run.ts';
import { searchOthers } from '../others/search-others.ts';
import { overrideSubmission } from '../override-submission.ts';
import { finishReview } from '../queue/finish-review.ts';
import { listRegrades } from '../regrade/list-regrades.ts';
import { readRegrade } from '../regrade/read-regrade.ts';
import { startDryRun } from '../regrade/start-dry-run.ts';
import type { ReviewQueue } from '../review-view.ts';
import { previewSpread } from '../snippets/spread-comment.ts';
import { viewReview } from '../view-review.ts';
import { viewStaffHome } from '../view-staff-home.ts';
import { revealName, setAnonymous } from './set-anonymous.ts';

const course = 'tiny';
const exercise = 'sums/add';
const KINDS: readonly ReviewQueue['kind'][] = ['failing', 'requested', 'exercise', 'flagged', 'ungraded'];

let world: TestWorld;
let student: ActorContext;
let ta: ActorContext;
let instructor: ActorContext;
let submissionId: string;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  student = await world.person('student');
  ta = await world.person('ta');
  instructor = await world.person('instructor');
  const { name, email, userId } = student.actor;
  const source = `${worth(3)}// ${name}, ${email}, ${userId}\n// ${name.toUpperCase().replace(' ', '_')}\n`;
  for (const n of [1, 2, 3]) submissionId = await world.submit(student, `${source}// ${n}\n`);
  await work();
  const body = `This is ${name} (${email}). Why?`;
  await askAboutGrade(student, { submissionId, about: { kind: 'whole' }, body });
});
beforeEach(() => setAnonymous(instructor, { course, exercise, anonymous: true }));
afterAll(() => world.close());

async function work(): Promise<void> {
  const worker = await startWorker(world, { host: testGrader(), slots: 1 });
  await worker.drained();
  await worker.stop();
}

async function value<T>(
  result: Promise<{ ok: true; value: T } | { ok: false; refusal: string }>,
): Promise<T> {
  const answer = await result;
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value;
}

/** All that staff are shown on the way to a submission, and of it. */
async function shownTo(reader: ActorContext): Promise<Readonly<Record<string, unknown>>> {
  const queues = KINDS.map(async (kind) => [
    `queue ${kind}`,
    await value(listReviewQueue(reader, { course, queue: { kind, slug: exercise }, openId: submissionId })),
  ]);
  return {
    ...Object.fromEntries(await Promise.all(queues)),
    review: await value(viewReview(reader, { course, submissionId })),
    submission: await value(viewSubmission(reader, { submissionId })),
    'live run': await value(viewLiveRun(reader, { submissionId })),
    table: await value(listSubmissionTable(reader, { course, filter: {} })),
    home: await value(viewStaffHome(reader, { course })),
    requests: await value(listRequests(reader, { course, state: 'open' })),
    log: (await value(listAudit(reader, { course, filter: {}, page: 1 }))).events.filter(isOfWork),
    'log as a file': (await value(exportAudit(reader, { course, filter: {} }))).body
      .split('\r\n')
      .filter((line) => !/,(?:person|log)\./.test(line)),
    compared: await value(searchOthers(reader, { submissionId, search: '' })),
    spread: await value(previewSpread(reader, { course, submissionIds: [submissionId], body: 'Hello' })),
  };
}

/** Who joined is known; what was done to whose work is not. */
function isOfWork({ action }: { action: string }): boolean {
  return !action.startsWith('person.');
}

function hits(shown: Readonly<Record<string, unknown>>): readonly string[] {
  const { name, email, userId } = student.actor;
  return Object.entries(shown).flatMap(([what, view]) => {
    const text = JSON.stringify(view).toLowerCase();
    const words = [name, name.replace(' ', '_'), email, email.split('@')[0] ?? '', userId];
    return words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${what}: ${word}`);
  });
}

it('shows a TA and an instructor neither name, mail nor id, in any page, source or question: 0 hits', async () => {
  expect(hits(await shownTo(ta))).toEqual([]);
  expect(hits(await shownTo(instructor))).toEqual([]);
});

it('would find them: with names there are hits in every page that lists the submission', async () => {
  await setAnonymous(instructor, { course, exercise, anonymous: false });
  const found = new Set(hits(await shownTo(ta)).map((hit) => hit.split(':')[0]));
  const pages = ['queue failing', 'queue requested', 'queue exercise', 'review', 'submission', 'table'];
  const others = ['compared', 'home', 'requests', 'spread', 'log', 'log as a file', 'live run'];
  expect([...found]).toEqual(expect.arrayContaining([...pages, ...others]));
});

it('leaves no way from a name to its submission: neither a cell nor a search leads there', async () => {
  const cell = { course, studentId: student.actor.userId, exercise };
  const { submissions } = await value(explainGrade(ta, cell));
  expect(submissions.map(({ id }) => id)).toEqual([null, null, null]);
  const searched = await value(listSubmissionTable(ta, { course, filter: { search: student.actor.email } }));
  expect(searched.rowsTotal).toBe(0);
});

it('the log is no way from a name to a submission either: no part of a name finds what was done to it', async () => {
  const { userId, name, email } = student.actor;
  const found = async (filter: AuditFilter) =>
    (await value(listAudit(ta, { course, filter, page: 1 }))).events.map(({ action }) => action);
  const about = [{ person: userId }, { thing: name }, { thing: email }, { thing: userId }];
  const own = new Set(['submission.received', 'request.asked', 'grade.changed', 'override.set']);
  const leads = async () =>
    (await Promise.all(about.map(found))).map((list) => list.filter((one) => own.has(one)).length);
  expect(await leads()).toEqual([0, 0, 0, 0]);
  expect(await found({ thing: submissionId })).toContain('submission.received');
  await setAnonymous(instructor, { course, exercise, anonymous: false });
  expect((await leads()).every((count) => count > 0)).toBe(true);
});

it('a dry run lists aliases and no ids, and names where there are names', async () => {
  const { chosen } = await value(listRegrades(ta, { course, exercise, submissionId: null }));
  const versionId = chosen?.versions[0]?.id ?? '';
  const scope = { kind: 'every' } as const;
  const place = { course, module: 'sums', exercise: 'add' };
  const { batchId } = await value(startDryRun(ta, { ...place, versionId, scope }));
  await work();
  const named = async () => (await value(readRegrade(ta, { batchId }))).students.map(({ name }) => name);
  expect(await named()).toEqual([expect.stringMatching(/^Student [0-9A-Z]{6}$/)]);
  expect(hits({ dryRun: await value(readRegrade(ta, { batchId })) })).toEqual([]);
  await setAnonymous(instructor, { course, exercise, anonymous: false });
  expect(await named()).toEqual([student.actor.name]);
});

it('gives one student one alias for one grader, and another for another', async () => {
  const alias = async (reader: ActorContext) =>
    (await value(viewReview(reader, { course, submissionId }))).submission.student;
  const [first, again, other] = [await alias(ta), await alias(ta), await alias(await world.person('ta'))];
  expect(first).toMatch(/^Student [0-9A-Z]{6}$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it('is read by the student as ever', async () => {
  const own = await value(viewSubmission(student, { submissionId }));
  expect(own.student).toBe(student.actor.name);
  expect(own.source).toContain(student.actor.email);
});

it('lets a TA set points and be done without knowing whose they are', async () => {
  const { grade } = await value(viewReview(ta, { course, submissionId }));
  const seen = { seenOverrideId: null, seenPoints: grade.points, readAt: ta.now() };
  const draft = { points: 6, reason: 'read', ...seen };
  expect(await overrideSubmission(ta, { submissionId, ...draft })).toMatchObject({ ok: true });
  expect(await finishReview(ta, { submissionId })).toEqual({ ok: true, value: null });
  expect(hits(await shownTo(ta))).toEqual([]);
});

it('answers without the name as well: to a comment, and to points of a case; so does the grade beside a review', async () => {
  const { name } = student.actor;
  const adds = { submissionId, caseId: 'adds', course };
  const answers = {
    written: await value(commentOnSubmission(ta, { submissionId, line: null, body: `Well, ${name}.` })),
    released: await value(releaseComments(ta, { submissionId })),
    points: await value(
      overrideCase(ta, { ...adds, points: 1, reason: `${name} is ill`, ...(await seenCase(ta, adds)) }),
    ),
  };
  const held = await value(viewReview(ta, { course, submissionId }));
  const seen = { seenOverrideId: held.grade.override?.id ?? null, seenPoints: held.grade.points };
  const draft = { points: 6, reason: `for ${name}`, ...seen, readAt: new Date(held.readAt) };
  await value(overrideSubmission(ta, { submissionId, ...draft }));
  expect(hits(answers)).toEqual([]);
  expect(hits({ review: await value(viewReview(ta, { course, submissionId })) })).toEqual([]);
});

it('says beside the name of a student nothing of what was written without it, and how the points came about', async () => {
  const cell = { course, studentId: student.actor.userId, exercise };
  const beside = await value(explainGrade(ta, cell));
  expect(beside).toMatchObject({
    points: 6,
    override: { points: 6, reason: null, by: null, at: null },
    submissions: [{ cases: [] }, { cases: [] }, { cases: [] }],
  });
  expect(beside.submissions.map(({ casePoints }) => casePoints)).toContain(-2);
  await setAnonymous(instructor, { course, exercise, anonymous: false });
  const named = await value(explainGrade(ta, cell));
  expect(named.override).toMatchObject({ by: ta.actor.name, reason: expect.stringContaining('for') });
  expect(named.submissions.flatMap(({ cases }) => cases)).toHaveLength(1);
});

it('shows a name to an instructor who asks for it, and the log says so', async () => {
  expect(await revealName(ta, { submissionId })).toEqual({ ok: false, refusal: 'instructor-only' });
  const logged = () => world.db.select().from(auditEvents).where(eq(auditEvents.action, 'name.revealed'));
  expect(await logged()).toEqual([]);
  expect(await value(revealName(instructor, { submissionId }))).toEqual({ name: student.actor.name });
  expect(await logged()).toMatchObject([
    { actorId: instructor.actor.userId, subjectId: student.actor.userId },
  ]);
});
