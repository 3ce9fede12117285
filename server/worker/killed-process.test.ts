import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { killableProcesses } from '../testing-killed.ts';

// Up to five servers start in one test; each takes over ten seconds on a machine that is busy with other things.
vi.setConfig({ testTimeout: 240_000 });

const run = killableProcesses(fileURLToPath(new URL('./killed-process-fixture.ts', import.meta.url)));

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
