import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reports } from '#db/schema/work.ts';
import { TEST_POSTGRES } from '#db/testing.ts';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { viewSubmission } from '../submissions/view-submission.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/worker.ts', import.meta.url));
const RIGHT = "import * as tf from '@tensorflow/tfjs';\nexport const add = (a, b) => tf.add(a, b);\n";

describe.skipIf(!TEST_POSTGRES.available)('npm run worker', () => {
  let url: string;
  let world: TestWorld;
  const workers: { child: ChildProcess; ended: Promise<unknown> }[] = [];
  beforeEach(async () => {
    await buildRealm();
    const database = await TEST_POSTGRES.open();
    url = database.url;
    world = await openTestWorld(database);
  });
  afterEach(async () => {
    for (const { child, ended } of workers.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
    await world?.close();
  });

  async function startProcess(more: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, [SCRIPT], {
      env: {
        ...process.env,
        DATABASE_URL: url,
        NEXTAUTH_SECRET: 'a secret for tests that is long enough',
        DESCENT_SANDBOX_WALL: 'auto',
        DESCENT_WORKER_SLOTS: '1',
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const worker = { child, ended: once(child, 'exit') };
    workers.push(worker);
    return worker;
  }

  it('verifies what a server took, beside another worker, and stops when told', async () => {
    const first = await startProcess();
    const second = await startProcess();
    for (const { child } of [first, second]) {
      for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
        if (line.startsWith('Verifying')) break;
      }
    }
    const students = [await world.person('student'), await world.person('student')];
    const ids = await Promise.all(students.map((student) => world.submit(student, RIGHT)));
    for (const [index, student] of students.entries()) {
      const look = async () => {
        const view = await viewSubmission(student, { submissionId: ids[index] ?? '' });
        return view.ok && `${view.value.state} ${view.value.points}`;
      };
      await expect.poll(look, { timeout: 40_000 }).toBe('verified 10');
    }
    expect(await world.db.select().from(reports)).toHaveLength(2);
    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual([0, null]);
  });

  it('says in one sentence what it needs', async () => {
    const { child, ended } = await startProcess({ DATABASE_URL: '' });
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stderr ?? process.stdin })) lines.push(line);
    expect(lines).toEqual([expect.stringMatching(/^A worker of its own needs DATABASE_URL/)]);
    expect(await ended).toEqual([1, null]);
  });
});
