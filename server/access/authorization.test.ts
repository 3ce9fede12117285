import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '#db/testing.ts';
import { listSubmissionTable } from '../grading/list-submission-table.ts';
import { commentOnSubmission } from '../submissions/comment-on-submission.ts';
import { locateSubmission } from '../submissions/locate-submission.ts';
import { viewSubmission } from '../submissions/view-submission.ts';
import { worth } from '../testing-grader.ts';
import { actsIn } from './testing/acts.ts';
import type { Answer, Person } from './testing/answers.ts';
import { MatrixWorld } from './testing/matrix-world.ts';

/** Exported functions that take who is asking, by whatever name, are use cases; `find…` are the guards that they ask. */
const USE_CASE =
  /export (?:async )?function\*? (?!find)(\w+)(?:<[^(]*>)?\(\s*(?:\w+|\{[^}]*\}): (?:Pick<)?ActorContext\b/g;
/** Pieces of them, which take what a guard has found already. */
const PIECES: readonly string[] = ['asStudent', 'byToken', 'commentViews'];
const FOR_TESTS = /\.test\.ts$|\/testing/;

function useCases(): string[] {
  const sources = globSync('server/**/*.ts').filter((path) => !FOR_TESTS.test(path));
  return sources
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(USE_CASE)].map((match) => match[1] ?? ''))
    .filter((name) => !PIECES.includes(name))
    .sort();
}

describe.each(TEST_DATABASES)('who may do what, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const world = new MatrixWorld();
    const acts = actsIn(world);

    beforeAll(async () => {
      await world.open(await open());
    });
    afterAll(async () => {
      await world.close();
    });

    it('has a row for every use case that there is', () => {
      expect(Object.keys(acts).sort()).toEqual(useCases());
    });

    describe.each(Object.entries(acts))('%s', (_name, { run, answers }) => {
      it.each(Object.entries(answers) as [Person, Answer][])('%s: %s', async (person, answer) => {
        const result = await run(world.as(person));
        expect(result.ok ? 'ok' : result.refusal).toBe(answer);
      });
    });

    it('of their own submission: a student reads it and comments nothing', async () => {
      const { owner, submission } = world;
      expect(await viewSubmission(owner, submission)).toMatchObject({ ok: true });
      const remark = { ...submission, line: 1, body: 'my own remark' };
      expect(await commentOnSubmission(owner, remark)).toEqual({ ok: false, refusal: 'staff-only' });
    });

    it("says the same of somebody else's submission as of one that does not exist", async () => {
      const classmate = world.as('student');
      const foreign = await viewSubmission(classmate, world.submission);
      const missing = await viewSubmission(classmate, { submissionId: crypto.randomUUID() });
      const malformed = await viewSubmission(classmate, { submissionId: "' or 1=1 --" });
      expect(foreign).toEqual(missing);
      expect(foreign).toEqual(malformed);
    });

    it('shows a student of hidden cases only title, status and points; staff see all', async () => {
      const own = await viewSubmission(world.owner, world.submission);
      if (!own.ok) throw new Error('the owner cannot see their submission');
      const hidden = own.value.report?.cases.find((outcome) => outcome.visibility === 'hidden');
      expect(hidden).toMatchObject({ title: 'adds any numbers', status: 'failed', points: 3, logs: [] });
      expect(JSON.stringify(own.value)).not.toContain('the secret of adds-any');
      expect(JSON.stringify(own.value)).not.toContain('the log of adds-any');
      const whole = await viewSubmission(world.as('ta'), world.submission);
      expect(JSON.stringify(whole)).toContain('the secret of adds-any');
    });

    it('names what a submission can be compared with: all of its student, to whom it is shown', async () => {
      const { owner, submission } = world;
      const second = await world.tiny.submit(owner, worth(2));
      for (const reader of [owner, world.as('ta')]) {
        const view = await viewSubmission(reader, submission);
        expect(view.ok && view.value.siblings).toEqual([
          { id: second, number: 2 },
          { id: submission.submissionId, number: 1 },
        ]);
      }
    });

    it('says where a submission was made, and whether it is the reader’s own', async () => {
      const place = { course: 'tiny', module: 'sums', exercise: 'add' };
      for (const [reader, isOwn] of [
        [world.owner, true],
        [world.as('ta'), false],
      ] as const) {
        const located = await locateSubmission(reader, world.submission);
        expect(located).toEqual({ ok: true, value: { place, isOwn } });
      }
    });

    it('filters and counts the staff table', async () => {
      const { submissionId } = world.submission;
      const table = async (filter: Parameters<typeof listSubmissionTable>[1]['filter']) => {
        const result = await listSubmissionTable(world.as('instructor'), { course: 'tiny', filter });
        if (!result.ok) throw new Error(result.refusal);
        return result.value;
      };
      const found = await table({ search: world.owner.actor.name.toUpperCase(), onlyCounting: true });
      expect(found.rows).toMatchObject([
        { submissionId, points: 7, counts: true, number: 1, exercise: { slug: 'sums/add', number: '1.1' } },
      ]);
      expect((await table({ search: '%' })).rowsTotal).toBe(0);
      for (const unkept of ['a\0', '\ud83d', 'a/\0b'])
        expect((await table({ search: unkept, exercise: unkept })).rowsTotal, unkept).toBeGreaterThan(0);
      expect((await table({ exercise: 'sums/multiply' })).rowsTotal).toBe(0);
      const counting = await table({ onlyCounting: true });
      expect(counting.rows.map((row) => row.submissionId)).toEqual([submissionId]);
      const waiting = await table({ state: 'queued' });
      expect(waiting.rowsTotal).toBe(waiting.stateCounts.queued);
      expect(waiting.stateCounts.verified).toBe(1);
    });
  });
});
