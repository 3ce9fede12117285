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
}

export interface RealmCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const MEBIBYTE = 1024 * 1024;
/**
 * Writable memory that Deno reserves before it runs a line: measured as 540 MiB with Deno 2.9 (thread stacks, the
 * young generation); far less of it is ever resident.
 */
const DENO_DATA_BYTES = 640 * MEBIBYTE;

const DENO_FLAGS = [
  'run',
  '--quiet',
  '--no-prompt',
  '--no-remote',
  '--no-npm',
  '--no-config',
  '--no-lock',
  '--no-code-cache',
];

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
  const args = bwrapArguments(deno, []);
  return (await works('bwrap', [...args, '/deno', '--version'])) ? 'bwrap' : 'none';
}

export interface RealmNeeds {
  readonly bundle: string;
  readonly memoryBytes: number;
  readonly wall: Wall;
  /** A folder that is thrown away with the process, where there is no wall. */
  readonly folder: string | null;
}

/** The command for one realm process, to be started in a process group of its own. */
export function realmCommand(
  deno: DenoInstallation,
  { bundle, memoryBytes, wall, folder }: RealmNeeds,
): RealmCommand {
  const heap = `--v8-flags=--max-old-space-size=${Math.ceil(memoryBytes / MEBIBYTE)}`;
  const inside =
    wall === 'bwrap'
      ? [
          'bwrap',
          ...bwrapArguments(deno, ['--ro-bind', bundle, '/realm.js']),
          '/deno',
          ...DENO_FLAGS,
          heap,
          '/realm.js',
        ]
      : [deno.binary, ...DENO_FLAGS, heap, bundle];
  const limited = deno.canLimit
    ? ['prlimit', `--data=${memoryBytes + DENO_DATA_BYTES}`, '--core=0', '--nofile=256', '--', ...inside]
    : inside;
  const [file = '', ...args] = limited;
  // PATH only finds prlimit and bwrap; behind the wall the environment is empty, without it only this is there.
  const env = {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    NO_COLOR: '1',
    ...(folder === null ? {} : { DENO_DIR: folder }),
  };
  return { file, args, env };
}

/** No network, no other process in sight, no file but these, no environment, no terminal. */
function bwrapArguments({ binary, libraries }: DenoInstallation, more: readonly string[]): string[] {
  return [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--clearenv',
    '--cap-drop',
    'ALL',
    ...['--uid', '65534', '--gid', '65534'],
    ...['--ro-bind', binary, '/deno'],
    ...libraries.flatMap((library) => ['--ro-bind', library, library]),
    ...more,
    ...['--size', String(16 * MEBIBYTE), '--tmpfs', '/tmp'],
    ...['--setenv', 'DENO_DIR', '/tmp/deno', '--setenv', 'NO_COLOR', '1'],
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
