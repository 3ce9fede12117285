import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const FIXTURE = fileURLToPath(new URL('./killed-process-fixture.ts', import.meta.url));
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'descent-killed-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs a step until it says something, and gives its first line. */
async function run(step: string): Promise<{ line: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [FIXTURE, dataDir, step], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value } = await lines.next();
  return {
    line: value ?? '',
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const ONCE = { states: ['verified'], points: [7], submissions: 1, reports: 1, gradeChanges: 1, known: true };

test('a server killed between submission and verification verifies it after the restart, once', async () => {
  const submitting = await run('submit');
  expect(submitting.line).toBe('submitted');
  await submitting.kill();
  const { line } = await run('verify');
  expect(JSON.parse(line)).toEqual({ ...ONCE, starts: [1] });
});

test('a server killed in the middle of a verification takes it up again after the restart, once', async () => {
  await (await run('submit')).kill();
  const verifying = await run('verify-for-ever');
  expect(verifying.line).toBe('verifying');
  await verifying.kill();
  const { line } = await run('verify');
  expect(JSON.parse(line)).toEqual({ ...ONCE, starts: [2] });
});

test('a submission whose every verification is killed ends as could-not-grade, not in an endless loop', async () => {
  await (await run('submit')).kill();
  for (const _try of ['first', 'second', 'third']) {
    const verifying = await run('verify-for-ever');
    expect(verifying.line).toBe('verifying');
    await verifying.kill();
  }
  const { line } = await run('verify');
  expect(JSON.parse(line)).toMatchObject({ states: ['could-not-grade'], reports: 0, points: [] });
});
