import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dryRuns } from '#db/queries/exercises/draft-runs.ts';
import { assignments } from '#db/schema/courses.ts';
import { exercises } from '#db/schema/exercises.ts';
import { grades } from '#db/schema/grades.ts';
import { exerciseDrafts } from '#db/schema/studio.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { DryRunFindings } from '../../jobs/drafts/dry-run-findings.ts';
import type { GradingHost } from '../../jobs/grading-host.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker, type Worker } from '../../worker/worker.ts';
import { createDraft } from '../drafts/create-draft.ts';
import { checkedDraft, newDraft, readDraft, saveFile } from '../testing.ts';
import { cancelDraftDryRun, readDraftDryRun, startDraftDryRun } from './draft-dry-run.ts';
import type { DraftDryRunView } from './draft-dry-run-view.ts';

let world: TestWorld;
let author: ActorContext;
let checkId: string;
let worker: Worker | null = null;
/** By what their submission is worth. */
const students = new Map<number, ActorContext>();

const published = testGrader();
/** Judges by the draft as if everything were worth 4 points: the first case passes, the second does not. */
const host: GradingHost = {
  run: (version, asked) =>
    published.run(version, version.slug === 'sums/add' ? asked : { ...asked, solution: worth(4) }),
};

beforeAll(async () => {
  world = await openTestWorld(await openTestDatabase());
  author = await world.person('instructor');
  for (const points of [10, 4, 0]) {
    const student = await world.person('student');
    students.set(points, student);
    await world.submit(student, worth(points));
  }
  await drain();
  checkId = await checkOfAdd();
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
});
afterAll(() => world?.close());

async function drain(by: GradingHost = host): Promise<void> {
  worker = await startWorker(world, { host: by, slots: 1 });
  await worker.drained();
  await worker.stop();
}

/** Of a draft that writes the exercise of the small course. */
async function checkOfAdd(): Promise<string> {
  const draftId = await newDraft(author, { title: 'Add anew' });
  const [exercise] = await world.db.select().from(exercises).where(eq(exercises.slug, 'sums/add'));
  const exerciseId = exercise?.id ?? '';
  const { files, exerciseId: before } = await readDraft(author, draftId);
  const yaml = files.find(({ path }) => path === 'exercise.yaml')?.content ?? '';
  await world.db.update(exerciseDrafts).set({ exerciseId }).where(eq(exerciseDrafts.id, draftId));
  await saveFile(author, { draftId, path: 'exercise.yaml', content: yaml.replace(before, exerciseId) });
  return checkedDraft(author, draftId);
}

async function start(): Promise<DraftDryRunView> {
  const started = await startDraftDryRun(author, { checkId });
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}

async function read(): Promise<DraftDryRunView | null> {
  const view = await readDraftDryRun(author, { checkId });
  if (!view.ok) throw new Error(view.refusal);
  return view.value;
}

describe('a dry run of a draft', () => {
  it('says who would lose and who would gain, losses first, by which case, and writes no grade', async () => {
    expect(await read()).toBeNull();
    const gradesBefore = await world.db.select().from(grades);
    expect(await start()).toMatchObject({ state: 'running', findings: null });
    await drain();
    expect(await read()).toMatchObject({
      state: 'ready',
      progress: { done: 3, total: 3 },
      findings: {
        counts: { gains: 1, loses: 1, same: 1, notTried: 0 },
        changes: [
          {
            name: students.get(10)?.actor.name,
            from: 10,
            to: 4,
            because: [{ title: 'adds any numbers', passes: false }],
          },
          {
            name: students.get(0)?.actor.name,
            from: 0,
            to: 4,
            because: [{ title: 'adds two numbers', passes: true }],
          },
        ],
      },
    });
    expect(await world.db.select().from(grades)).toEqual(gradesBefore);
  });

  it('counts what was handed in since as not tried', async () => {
    const late = await world.person('student');
    await world.submit(late, worth(10));
    await drain();
    expect((await read())?.findings?.counts).toEqual({ gains: 1, loses: 1, same: 1, notTried: 1 });
  });

  it('of one that takes the place of a version tries what was handed in there', async () => {
    const [place] = await world.db.select().from(assignments).where(eq(assignments.slug, 'add'));
    const begun = await createDraft(author, {
      ...{ course: 'tiny', module: 'sums', title: 'Add, mended', assignmentId: place?.id ?? '' },
      start: { kind: 'copy', versionId: place?.versionId ?? '' },
    });
    if (!begun.ok) throw new Error(begun.refusal);
    const { draftId } = begun.value;
    const own = { checkId: await checkedDraft(author, draftId) };
    expect(await startDraftDryRun(author, own)).toMatchObject({ ok: true });
    await drain();
    expect(await readDraftDryRun(author, own)).toMatchObject({
      value: { state: 'ready', findings: { counts: { gains: 1, loses: 2, same: 1, notTried: 0 } } },
    });
  });

  it('is stopped between two submissions, and can be asked for anew', async () => {
    const { dryRunId } = await start();
    expect(await start()).toMatchObject({ dryRunId });
    const seen: string[] = [];
    await drain({
      run: async (version, asked) => {
        seen.push(version.slug);
        if (seen.length === 1) await cancelDraftDryRun(author, { dryRunId });
        return host.run(version, asked);
      },
    });
    expect(await read()).toMatchObject({ dryRunId, state: 'cancelled', findings: null });
    expect((await start()).dryRunId).not.toBe(dryRunId);
    await drain();
    expect((await read())?.findings?.counts).toMatchObject({ notTried: 0 });
  });

  it('goes on after a submission at which the grader fails, and counts it as not tried', async () => {
    await start();
    await drain({
      run: (version, asked) =>
        version.slug !== 'sums/add' && asked.solution === worth(0)
          ? Promise.reject(new Error('the judge broke'))
          : host.run(version, asked),
    });
    expect(await read()).toMatchObject({ state: 'ready', findings: { counts: { notTried: 1 } } });
  });

  it('taken up after a worker that died, tries only what that one had not kept', async () => {
    const found = async (id: string) => (await dryRuns.selectOptional(world.db, id))?.findings;
    const before = (await found((await read())?.dryRunId ?? '')) as DryRunFindings;
    const { dryRunId } = await start();
    await dryRuns.updateProgress(world.db, dryRunId, { findings: before });
    const tried: string[] = [];
    await drain({
      run(version, asked) {
        if (version.slug !== 'sums/add') tried.push(asked.solution);
        return host.run(version, asked);
      },
    });
    expect(tried).toEqual([worth(0)]);
    expect(await read()).toMatchObject({ state: 'ready', findings: { counts: { notTried: 0 } } });
  });

  it('fails where the grader fails at everything', async () => {
    await start();
    const broken: GradingHost = { run: () => Promise.reject(new Error('the judge broke')) };
    worker = await startWorker(world, { host: broken, slots: 1 });
    await expect.poll(async () => (await read())?.state, { timeout: 20_000 }).toBe('failed');
  });
});
