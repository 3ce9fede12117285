import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notify, SUBMISSION_CHANNEL } from '#db/notify.ts';
import { openMemoryDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { explainGrade } from '../../grading/explain-grade.ts';
import { listSubmissionTable } from '../../grading/list-submission-table.ts';
import { viewGradebook } from '../../grading/view-gradebook.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { listSubmissions } from '../list-submissions.ts';
import { recordClaim } from '../record-claim.ts';
import { viewSubmission } from '../view-submission.ts';
import { watchSubmission } from '../watch-submission.ts';

/** What reaches the driver: no other layer knows what a page costs. */
describe('what is read for a page', () => {
  let world: TestWorld;
  let student: ActorContext;
  let staff: ActorContext;
  let submissionId: string;
  const asked: string[] = [];

  beforeAll(async () => {
    const handle = await openMemoryDatabase();
    const { query } = handle.pglite;
    Object.assign(handle.pglite, {
      query: (...args: Parameters<typeof query>) => {
        asked.push(args[0]);
        return query.apply(handle.pglite, args);
      },
    });
    world = await openTestWorld(handle);
    student = await world.person('student');
    staff = await world.person('ta');
    submissionId = await world.submit(student, worth(7));
    const worker = await startWorker(world, { host: testGrader(), slots: 1 });
    await worker.drained();
    await worker.stop();
  });
  afterAll(async () => {
    await world?.close();
  });

  async function queriesOf(read: () => Promise<{ ok: boolean }>): Promise<string[]> {
    asked.length = 0;
    expect(await read()).toMatchObject({ ok: true });
    return asked.filter((text) => !text.includes('pgboss'));
  }
  const HEAVY = /"evidence"|"reports"\."body"|"files"/;

  const claim = { ...PLACE, points: 4, pointsMax: 4, casesPassed: 1, casesTotal: 1, backend: 'cpu' };
  const lists: readonly [string, () => Promise<{ ok: boolean }>][] = [
    ['the course home', () => viewCourseHome(student, { course: 'tiny' })],
    ['the Submissions tab', () => listSubmissions(student, PLACE)],
    ['the table of submissions', () => listSubmissionTable(staff, { course: 'tiny', filter: {} })],
    ['the gradebook', () => viewGradebook(staff, { course: 'tiny' })],
    ['an explained grade', () => explainGrade(staff, { ...ownGrade() })],
    ['a claim', () => recordClaim(student, claim)],
  ];
  const ownGrade = () => ({ course: 'tiny', studentId: student.actor.userId, exercise: 'sums/add' });

  it.each(lists)('%s reads no evidence and no files', async (_name, read) => {
    const queries = await queriesOf(read);
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.filter((text) => HEAVY.test(text))).toEqual([]);
  });

  it('one report reads its evidence, in one query, and no files', async () => {
    const queries = await queriesOf(() => viewSubmission(student, { submissionId }));
    expect(queries.filter((text) => text.includes('"evidence"'))).toHaveLength(1);
    expect(queries.filter((text) => text.includes('"files"'))).toEqual([]);
  });

  it('an explained grade costs as many queries for five submissions as for one', async () => {
    const other = await world.person('student');
    const place = { course: 'tiny', studentId: other.actor.userId, exercise: 'sums/add' };
    const queries = async () => (await queriesOf(() => explainGrade(staff, place))).length;
    await world.submit(other, worth(1));
    const ofOne = await queries();
    for (const points of [2, 3, 4, 5]) await world.submit(other, worth(points));
    expect(await queries()).toBe(ofOne);
  });

  it('an open page that is told of nothing new costs one small query each time', async () => {
    const waiting = await world.submit(student, worth(1));
    const reader = new AbortController();
    const watched = await watchSubmission(student, { submissionId: waiting, signal: reader.signal });
    if (!watched.ok) throw new Error(watched.refusal);
    const views = watched.value[Symbol.asyncIterator]();
    await views.next();
    const next = views.next();
    const tell = async (looks: number) => {
      await notify(world.db, SUBMISSION_CHANNEL, waiting);
      await expect.poll(() => pulses().length).toBe(looks);
    };
    const pulses = () => asked.filter((text) => text.includes('json_build_array'));
    asked.length = 0;
    await tell(1);
    // The first look is at the whole; nothing has changed, so nothing is sent.
    await expect.poll(() => asked.some((text) => text.includes('"comments"'))).toBe(true);
    await notify(world.db, SUBMISSION_CHANNEL, '');
    asked.length = 0;
    await tell(1);
    await tell(2);
    expect(asked.filter((text) => text.startsWith('select "') || text.startsWith('select json'))).toEqual(
      pulses(),
    );
    reader.abort();
    await next;
  });
});
