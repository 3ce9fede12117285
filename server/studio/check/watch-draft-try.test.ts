import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryRuns } from '#db/queries/exercises/draft-runs.ts';
import { openTestDatabase } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { checkedDraft, newDraft } from '../testing.ts';
import { startDraftTry } from './draft-tries.ts';
import { watchDraftTry } from './watch-draft-try.ts';

describe('following a program that is tried on the server', () => {
  let world: TestWorld;
  let author: ActorContext;
  let checkId: string;
  beforeAll(async () => {
    world = await openTestWorld(await openTestDatabase());
    author = await world.person('instructor');
    checkId = await checkedDraft(author, await newDraft(author, { title: 'Tried' }));
  });
  afterAll(() => world?.close());

  const watch = async () => {
    const watched = await watchDraftTry(author, { checkId, signal: new AbortController().signal });
    if (!watched.ok) throw new Error(watched.refusal);
    return watched.value;
  };
  const watchedToItsEnd = async () => {
    const seen: unknown[] = [];
    for await (const tried of await watch()) seen.push(tried);
    return seen;
  };

  it('ends at once where nothing was tried, and shows nobody what another tried', async () => {
    expect(await watchedToItsEnd()).toEqual([null]);
    await startDraftTry(await world.person('instructor'), { checkId, source: 'export {};' });
    expect(await watchedToItsEnd()).toEqual([null]);
  });

  it('shows every change of the last one until it has ended', async () => {
    // Nothing works here, so it runs until the test ends it.
    const started = await startDraftTry(author, { checkId, source: 'export {};' });
    if (!started.ok) throw new Error(started.refusal);
    const { tryId } = started.value;
    const seen: string[] = [];
    for await (const tried of await watch()) {
      seen.push(`${tried?.state} ${JSON.stringify(tried?.findings)}`);
      if (seen.length === 1)
        await tryRuns.updateProgress(world.db, tryId, { findings: { outcomes: [], logs: [] } });
      if (seen.length === 2)
        await world.db.transaction((tx) =>
          tryRuns.updateEnded(tx, tryId, { state: 'ready', endedAt: world.now() }),
        );
    }
    expect(seen).toEqual([
      'running null',
      'running {"logs":[],"outcomes":[]}',
      'ready {"logs":[],"outcomes":[]}',
    ]);
  });
});
