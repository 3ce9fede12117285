import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('what nothing is built by is refused, with the names that there are', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', 'realms'], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe('Nothing is built that is called "realms": realm bundle, editor types, site.\n');
});
