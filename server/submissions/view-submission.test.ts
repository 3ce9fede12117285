/** Reports as they were stored, in the view of a submission. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertReport } from '#db/queries/work/reports.ts';
import { updateStandingReported } from '#db/queries/work/standings.ts';
import { insertVerification, updateVerificationFinished } from '#db/queries/work/verifications.ts';
import { verifications } from '#db/schema/work.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { viewSubmission } from './view-submission.ts';

const FIRST_VERSION = JSON.parse(
  readFileSync(new URL('../../grader/protocol/stored/version-1-wrong-value.json', import.meta.url), 'utf8'),
);

let world: TestWorld;
let student: ActorContext;
let submissionId: string;
beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  student = await world.person('student');
  submissionId = await world.submit(student, worth(7));
  const worker = await startWorker(world, { host: testGrader(), slots: 1 });
  await worker.drained();
  await worker.stop();
});
afterAll(() => world.close());

/** A report is never changed: the submission is verified once more, and that report is written as it is. */
async function viewOfStored(body: unknown) {
  const [before] = await world.db.select().from(verifications);
  if (!before) throw new Error('Nothing was verified.');
  const { versionId, seed } = before;
  await world.db.transaction(async (tx) => {
    const queuedAt = new Date();
    const again = { submissionId, versionId, seed, purpose: 'regrade', queuedAt } as const;
    const verificationId = await insertVerification(tx, again);
    await updateVerificationFinished(tx, { verificationId, state: 'verified', at: queuedAt });
    const result = { points: 7, pointsMax: 10, casesPassed: 1, casesTotal: 2 };
    const report = { verificationId, body, ...result, backend: 'cpu', runner: 'an older one' };
    await insertReport(tx, { report, outcomes: [], evidence: [] });
    await updateStandingReported(tx, { submissionId, verificationId, queuedAt });
  });
  const view = await viewSubmission(student, { submissionId });
  if (!view.ok) throw new Error(view.refusal);
  return view.value;
}

it('shows a report that an older grader wrote, hidden cases behind the others', async () => {
  const { report, reportProblem } = await viewOfStored(FIRST_VERSION);
  expect(reportProblem).toBeNull();
  const written: { id: string; visibility: string }[] = FIRST_VERSION.cases;
  const idsOf = (wanted: string) =>
    written.filter(({ visibility }) => visibility === wanted).map(({ id }) => id);
  expect(report?.cases.map(({ id }) => id)).toEqual([...idsOf('public'), ...idsOf('hidden')]);
});

it.each([
  ['of a version of tomorrow', { ...FIRST_VERSION, version: 99 }, 'unknown-version'],
  ['with a case that nobody knows', { ...FIRST_VERSION, cases: [{ status: 'nearly' }] }, 'damaged'],
  ['that is none', ['<script>'], 'damaged'],
])('shows a submission whose stored report is one %s, with its points', async (_, body, problem) => {
  expect(await viewOfStored(body)).toMatchObject({
    state: 'verified',
    points: 7,
    report: null,
    reportProblem: problem,
  });
});
