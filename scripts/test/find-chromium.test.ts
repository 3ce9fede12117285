import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium, NoChromium } from './find-chromium.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'descent-chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, exitCode: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(path, 0o755);
  return path;
}

test('CHROMIUM_PATH wins, and one that does not start is refused by name', () => {
  const path = program('mine', 0);
  expect(findChromium({ CHROMIUM_PATH: path })).toBe(path);
  const broken = program('broken', 1);
  expect(() => findChromium({ CHROMIUM_PATH: broken })).toThrow(
    `CHROMIUM_PATH is ${broken}, and no Chromium starts there`,
  );
  expect(() => findChromium({ CHROMIUM_PATH: '/nowhere' })).toThrow('/nowhere');
});

test('a program that is called chromium and does not start is passed over', () => {
  program('chromium', 1);
  expect(findChromium({ PATH: folder })).not.toBe(join(folder, 'chromium'));
});

test('whoever wants journeys without a browser reads one sentence, and no trace of ours', () => {
  const env = { ...process.env, CHROMIUM_PATH: '/nowhere' };
  expect(() => findChromium(env)).toThrow(NoChromium);
  const { status, stderr } = spawnSync(process.execPath, ['scripts/e2e.ts'], { env, encoding: 'utf8' });
  expect([status, stderr.trim().split('\n')]).toEqual([
    1,
    [expect.stringMatching(/^CHROMIUM_PATH is \/nowhere/)],
  ]);
});
