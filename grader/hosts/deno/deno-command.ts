/** The command line of a realm process: Deno without a single permission, behind the machine's own walls. */
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { GraderFault } from '../host.ts';

const run = promisify(execFile);

/** What stands between a realm process and the machine beside Deno's own permissions. */
export type Wall = 'bwrap' | 'none';

export interface DenoInstallation {
  /** Absolute path of the binary. */
  readonly binary: string;
  readonly version: string;
  /** Shared libraries that it loads, absolute paths; empty where `ldd` is not. */
  readonly libraries: readonly string[];
  /** `prlimit` is there. */
  readonly canLimit: boolean;
  /** `setpriv` is there and binds the life of a process to its parent's. */
  readonly canBind: boolean;
}

export interface RealmCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the process reads from descriptors 3, 4, …: one each. */
  readonly inputs: readonly Uint8Array[];
}

const MEBIBYTE = 1024 * 1024;
/**
 * Writable memory that Deno reserves before it runs a line: measured as 540 MiB with Deno 2.9 (thread stacks, the
 * young generation); far less of it is ever resident.
 */
const DENO_DATA_BYTES = 640 * MEBIBYTE;

/**
 * V8 keeps no positions with compiled code and parses a function again when an error passes it. TensorFlow.js throws two
 * while it loads, within the largest function there is: the whole bundle, a fifth of a realm's start each time.
 */
const WITH_POSITIONS = '--no-enable-lazy-source-positions';
/**
 * Compiled code is kept of the whole bundle: V8 keeps what it compiled while it read the file, and would compile the rest
 * function by function in every process. A cache serves processes that are started with the flags of the one that made it.
 */
const WHOLE = '--no-lazy';

const DENO_FLAGS = ['run', '--quiet', '--no-prompt', '--no-remote', '--no-npm', '--no-config', '--no-lock'];

/** A killed server closes nothing in a process that never looks: the system ends it with its parent. */
const BIND = ['--pdeathsig', 'KILL', '--'];
/** The watchdog is sooner; where nothing binds the process to its parent, an orphan ends here. */
const CPU_GRACE_SECONDS = 30;

/** Deno's cache folder behind the wall. */
const INNER_FOLDER = '/tmp/deno';
/** The first descriptor behind stdin, stdout and stderr. */
const FIRST_FREE = 3;

/** Finds Deno as npm installed it. @throws GraderFault when it is not there */
export async function findDeno(): Promise<DenoInstallation> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('deno/package.json'));
  const platforms = [`${process.platform}-${process.arch}`, `${process.platform}-${process.arch}-glibc`];
  const name = process.platform === 'win32' ? 'deno.exe' : 'deno';
  for (const platform of platforms) {
    const binary = join(folder, '..', '@deno', platform, name);
    if (!(await exists(binary))) continue;
    const { stdout } = await run(binary, ['--version']);
    const version = /^deno (\S+)/.exec(stdout)?.[1] ?? 'unknown';
    return {
      binary,
      version,
      libraries: await librariesOf(binary),
      canLimit: await works('prlimit', ['--version']),
      canBind: await works('setpriv', [...BIND, 'true']),
    };
  }
  throw new GraderFault(`Deno is not installed for ${platforms[0]}. Run \`npm install\`.`);
}

async function librariesOf(binary: string): Promise<string[]> {
  try {
    const { stdout } = await run('ldd', [binary]);
    return [...new Set(stdout.match(/\/\S+/g) ?? [])].filter((path) => !path.endsWith(':'));
  } catch {
    return [];
  }
}

/** The wall that this machine can build, proved by running Deno behind it. */
export async function chooseWall(deno: DenoInstallation): Promise<Wall> {
  if (process.platform !== 'linux' || deno.libraries.length === 0) return 'none';
  const args = bwrapArguments(deno, { shown: [], folder: [] });
  return (await works('bwrap', [...args, '/deno', '--version'])) ? 'bwrap' : 'none';
}

/** A file of Deno's cache folder. */
export interface CacheFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RealmNeeds {
  readonly bundle: string;
  readonly memoryBytes: number;
  /** CPU time of the whole process; infinite for one that serves many runs. */
  readonly cpuMs: number;
  readonly wall: Wall;
  /** A folder that is thrown away with the process, where there is no wall. */
  readonly folder: string | null;
  /** Compiled code, behind the wall: files to start with, or the folder to make them in. */
  readonly cache: { readonly use: readonly CacheFile[] } | { readonly make: string };
}

/** The command for one realm process, to be started in a process group of its own. */
export function realmCommand(
  deno: DenoInstallation,
  { bundle, memoryBytes, cpuMs, wall, folder, cache }: RealmNeeds,
): RealmCommand {
  const files = 'use' in cache ? cache.use : [];
  const isCached = 'make' in cache || files.length > 0;
  const heap = `--max-old-space-size=${Math.ceil(memoryBytes / MEBIBYTE)}`;
  const v8 = `--v8-flags=${[heap, WITH_POSITIONS, ...(isCached ? [WHOLE] : [])].join()}`;
  const flags = isCached ? DENO_FLAGS : [...DENO_FLAGS, '--no-code-cache'];
  const inside =
    wall === 'bwrap'
      ? [
          'bwrap',
          ...bwrapArguments(deno, { shown: ['--ro-bind', bundle, '/realm.js'], folder: cacheFolder(cache) }),
          '/deno',
          ...flags,
          v8,
          '/realm.js',
        ]
      : [deno.binary, ...flags, v8, bundle];
  const cpu = Number.isFinite(cpuMs) ? [`--cpu=${Math.ceil(cpuMs / 1000) + CPU_GRACE_SECONDS}`] : [];
  const data = `--data=${memoryBytes + DENO_DATA_BYTES}`;
  const limited = deno.canLimit
    ? ['prlimit', data, ...cpu, '--core=0', '--nofile=256', '--', ...inside]
    : inside;
  // The wall binds by itself: bwrap --die-with-parent.
  const [file = '', ...args] = deno.canBind && wall === 'none' ? ['setpriv', ...BIND, ...limited] : limited;
  // PATH only finds prlimit, setpriv and bwrap; behind the wall the environment is empty, without it only this is there.
  const env = {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    NO_COLOR: '1',
    ...(folder === null ? {} : { DENO_DIR: folder }),
  };
  return { file, args, env, inputs: files.map(({ bytes }) => bytes) };
}

/** Arguments that fill Deno's folder behind the wall: with copies of the files, or with the folder that they are made in. */
function cacheFolder(cache: RealmNeeds['cache']): string[] {
  if ('make' in cache) return ['--bind', cache.make, INNER_FOLDER];
  if (cache.use.length === 0) return [];
  const copies = cache.use.flatMap(({ name }, index) => [
    '--file',
    String(FIRST_FREE + index),
    `${INNER_FOLDER}/${name}`,
  ]);
  return ['--dir', INNER_FOLDER, ...copies];
}

/** No network, no other process in sight, no file but these, no environment, no terminal. */
function bwrapArguments(
  { binary, libraries }: DenoInstallation,
  { shown, folder }: { readonly shown: readonly string[]; readonly folder: readonly string[] },
): string[] {
  return [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--clearenv',
    '--cap-drop',
    'ALL',
    ...['--uid', '65534', '--gid', '65534'],
    ...['--ro-bind', binary, '/deno'],
    // What Deno asks for its own path when a realm refuses imports; the rest of /proc stays away.
    ...['--dir', '/proc/self', '--symlink', '/deno', '/proc/self/exe'],
    ...libraries.flatMap((library) => ['--ro-bind', library, library]),
    ...shown,
    ...['--size', String(16 * MEBIBYTE), '--tmpfs', '/tmp'],
    ...folder,
    ...['--setenv', 'DENO_DIR', INNER_FOLDER, '--setenv', 'NO_COLOR', '1'],
    ...['--remount-ro', '/'],
    ...['--chdir', '/tmp'],
  ];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function works(file: string, args: readonly string[]): Promise<boolean> {
  return run(file, [...args], { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}
