/** For tests of what a worker does for an author: a world with one who writes, and a worker that proves in realms. */
import { afterAll, beforeAll } from 'vitest';
import { openTestDatabase } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { createProofHosts } from '#grader/hosts/deno-proof-hosts.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { ProvingHosts } from '../../jobs/grading-host.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader } from '../../testing-grader.ts';
import { startWorker, type Worker } from '../../worker/worker.ts';

interface ProvingStudio {
  readonly world: TestWorld;
  readonly author: ActorContext;
  readonly worker: Worker;
}

/** Opens it before the tests of a file, and closes it after them. @param openProving in place of hosts that prove */
export function openProvingStudio(
  openProving: (open: () => Promise<ProvingHosts>) => Promise<ProvingHosts> = (open) => open(),
): ProvingStudio {
  let opened: ProvingStudio | null = null;
  beforeAll(async () => {
    const world = await openTestWorld(await openTestDatabase());
    const { deno: bundle } = await buildRealm();
    const open = async () => createProofHosts({ bundle, parallel: 2, exercises: 1 });
    const worker = await startWorker(world, {
      host: testGrader(),
      openProving: () => openProving(open),
      slots: 1,
    });
    opened = { world, author: await world.person('instructor'), worker };
  });
  afterAll(async () => {
    await opened?.worker.stop();
    await opened?.world.close();
  });
  const now = (): ProvingStudio => {
    if (opened === null) throw new Error('The studio is open while tests run, not before.');
    return opened;
  };
  return {
    get world() {
      return now().world;
    },
    get author() {
      return now().author;
    },
    get worker() {
      return now().worker;
    },
  };
}
