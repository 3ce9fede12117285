import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { killableProcesses } from '../../testing-killed.ts';

const run = killableProcesses(fileURLToPath(new URL('./killed-regrade-fixture.ts', import.meta.url)));

test('a server killed while it judges a regrade, and again while it applies it, changes each grade once', async () => {
  const judging = await run('judge');
  expect(judging.line).toBe('judging');
  await judging.kill();
  const applying = await run('apply');
  expect(applying.line).toBe('applying');
  await applying.kill();
  const { line } = await run('count');
  expect(JSON.parse(line)).toEqual({
    changedBefore: 1,
    changed: 3,
    state: 'applied',
    points: [5, 6, 8],
    gradeChanges: 3,
    dryRuns: 4,
    regrades: 4,
  });
});
