import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftChecks } from '#db/queries/exercises/draft-runs.ts';
import { openMemoryDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, PLAN, type TestWorld } from '../../testing.ts';
import { newDraft } from '../testing.ts';
import { readDraftCheck, startDraftCheck } from './draft-checks.ts';
import { watchDraftCheck } from './watch-draft-check.ts';

describe('following a check', () => {
  let world: TestWorld;
  let author: ActorContext;
  let checkId: string;
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
    author = await world.person('instructor');
    // Nothing works here, so it runs until a test ends it.
    const started = await startDraftCheck(author, { draftId: await newDraft(author, { title: 'Followed' }) });
    if (!started.ok) throw new Error(started.refusal);
    checkId = started.value.checkId;
  });
  afterAll(() => world?.close());

  it('is refused to one person beyond a few streams, and counts none that ended', async () => {
    const reader = new AbortController();
    const watch = (signal = reader.signal) => watchDraftCheck(author, { checkId, signal });
    for (let stream = 0; stream < 8; stream += 1) expect(await watch()).toMatchObject({ ok: true });
    expect(await watch()).toEqual({ ok: false, refusal: 'too-many-streams' });
    reader.abort();
    const next = new AbortController();
    expect(await watch(next.signal)).toMatchObject({ ok: true });
    next.abort();
    const student = await world.person('student');
    for (let look = 0; look < 12; look += 1)
      expect(await watchDraftCheck(student, { checkId, signal: new AbortController().signal })).toMatchObject(
        { refusal: 'not-found' },
      );
  });

  it('has the cases in the order of their numbers: the public ones first, as a run in a browser counts them', async () => {
    await draftChecks.updateProgress(world.db, checkId, { matrix: { cases: PLAN.toReversed(), rows: [] } });
    expect(await readDraftCheck(author, { checkId })).toMatchObject({ value: { matrix: { cases: PLAN } } });
  });

  it('shows every change, reads no files, and looks by one small query while nothing is written', async () => {
    const { signal } = new AbortController();
    asked.length = 0;
    const watched = await watchDraftCheck(author, { checkId, signal });
    if (!watched.ok) throw new Error(watched.refusal);
    const done: number[] = [];
    for await (const { progress } of watched.value) {
      done.push(progress.done);
      if (done.length === 1) setTimeout(() => write(3), 1_100);
      if (done.length === 2) await write(4);
      if (done.length === 3) await end();
    }
    expect(done).toEqual([0, 3, 4, 4]);
    const ofCheck = asked.filter((text) => /^\s*select.*from "exercise_draft_checks"/s.test(text));
    const small = ofCheck.filter((text) => text.includes('xmin'));
    expect(small.length).toBeGreaterThan(4);
    // The first, the one after the first look, and one for each of three changes.
    expect(ofCheck.length - small.length).toBeLessThanOrEqual(5);
    expect(ofCheck.filter((text) => /"(files|recording|plan)"(,| from)/.test(text))).toEqual([]);
  });

  const write = (done: number) => draftChecks.updateProgress(world.db, checkId, { done });
  const end = () =>
    world.db.transaction((tx) =>
      draftChecks.updateEnded(tx, checkId, { state: 'ready', endedAt: new Date(), findings: { proofs: [] } }),
    );
});
