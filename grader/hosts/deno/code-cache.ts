/**
 * What V8 made of a realm bundle, kept for the processes that follow: compiling it is a third of a start. A process of its
 * own that no student has been in makes it; every later process gets a copy, which ends with the process. It is in
 * memory, so that a killed server leaves nothing behind.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CacheFile, RealmCommand } from './deno-command.ts';

const run = promisify(execFile);

export interface CodeCache {
  /** Empty until it has been made, and where it cannot be. */
  files(): readonly CacheFile[];
  /** Makes it, once, behind what else is going on. `command` starts a realm whose cache folder is `folder`. */
  make(command: (folder: string) => RealmCommand): void;
  /** Resolves when nothing of the making is left. */
  close(): Promise<void>;
}

/** Deno's databases of compiled code and of what modules import, with their write-ahead logs. */
const NAMES = /^(v8_code|dep_analysis)_cache_v\d+(-wal)?$/;
const MAKE_MS_MAX = 60_000;

export function createCodeCache(): CodeCache {
  let files: readonly CacheFile[] = [];
  let making: Promise<void> | undefined;

  const make = async (command: (folder: string) => RealmCommand): Promise<void> => {
    const folder = await mkdtemp(join(tmpdir(), 'descent-code-cache-'));
    try {
      const { file, args, env } = command(folder);
      // Without a line on stdin a realm ends as soon as it has loaded.
      const made = run(file, [...args], { env: { ...env } as NodeJS.ProcessEnv, timeout: MAKE_MS_MAX });
      made.child.stdin?.end();
      await made;
      const names = (await readdir(folder)).filter((name) => NAMES.test(name));
      files = await Promise.all(
        names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })),
      );
    } catch {
      // Processes start without it then, only slower.
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    files: () => files,
    make(command) {
      making ??= make(command).catch(() => undefined);
    },
    close: async () => making,
  };
}
