import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import type { Gone } from '../run/realms.ts';
import { watchProcess } from './watchdog.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function busyProcess(): number {
  return nodeProcess('for (;;);');
}

function nodeProcess(program: string): number {
  const child = spawn(process.execPath, ['-e', program], { stdio: 'ignore' });
  started.push(child);
  return child.pid ?? 0;
}

const generous = { memoryBytes: 2 ** 40, cpuMs: 600_000 };

test('a case that uses more CPU time than it may is timed out, whatever the run may use', async () => {
  const barked = Promise.withResolvers<Gone>();
  const watchdog = watchProcess(busyProcess(), generous, barked.resolve);
  watchdog.beginCase(200);
  await expect(barked.promise).resolves.toMatchObject({ reason: 'timed-out' });
});

test('a case whose time goes into a heap that fills up is out of memory', async () => {
  const filling =
    'setTimeout(() => { const all = []; for (let i = 0; i < 2e6; i++) all.push({ i, at: [i] }); for (;;); }, 300)';
  const barked = Promise.withResolvers<Gone>();
  const watchdog = watchProcess(
    nodeProcess(filling),
    { ...generous, memoryBytes: 450 * 2 ** 20 },
    barked.resolve,
  );
  watchdog.beginCase(2_500);
  await expect(barked.promise).resolves.toMatchObject({
    reason: 'out-of-memory',
    detail: expect.stringContaining('CPU time'),
  });
});

test('the time of earlier cases does not count against a later one', async () => {
  const pid = busyProcess();
  const barked: Gone[] = [];
  const watchdog = watchProcess(pid, generous, (gone) => barked.push(gone));
  // A second watchdog tells when the process has used 300 ms, three times in a row.
  for (let cases = 0; cases < 3; cases++) {
    watchdog.beginCase(900);
    const used = Promise.withResolvers<Gone>();
    const clock = watchProcess(pid, generous, used.resolve);
    clock.beginCase(300);
    await used.promise;
  }
  watchdog.stop();
  expect(barked).toEqual([]);
});
