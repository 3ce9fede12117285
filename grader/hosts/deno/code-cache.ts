/**
 * What V8 made of a realm bundle, kept for the processes that follow: compiling it is more than half of a start. A process
 * of its own that no student has been in makes it; every later process gets a copy in memory, which ends with the process.
 * It is kept in a folder beside the bundle, which nothing but this writes, for the hosts to come.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { CacheFile } from './deno-command.ts';

/** A realm that makes the cache by booting. */
export interface MakingRealm {
  readonly gone: Promise<unknown>;
  end(): Promise<void>;
}

export interface CodeCache {
  /** Empty until it has been made, and where it cannot be. */
  files(): readonly CacheFile[];
  /**
   * Makes it, once, behind what else is going on; not at all where it is there. `start` gives a booted realm whose cache
   * folder is `folder`.
   */
  make(start: (folder: string) => Promise<MakingRealm>): void;
  /** Resolves when nothing of the making is left. */
  close(): Promise<void>;
}

/** Deno's databases of compiled code and of what modules import. */
const NAMES = /^(v8_code|dep_analysis)_cache_v\d+$/;
/** What grows while they are written. */
const GROWING = /^(v8_code|dep_analysis)_cache_v\d+(-wal)?$/;
/** Deno writes behind the realm's back; a cache that has not grown for this many looks is whole. */
const LOOKS_ALIKE = 4;
const LOOKS_MAX = 300;
const LOOK_MS = 100;

/** Where the compiled code of a bundle is kept: it serves one version of Deno. */
export function codeFolder(bundle: string, denoVersion: string): string {
  return `${bundle}.whole-${denoVersion}`;
}

/** @param kept absolute path of the folder that it is kept in */
export async function openCodeCache(kept: string): Promise<CodeCache> {
  let files = await filesIn(kept).catch((): readonly CacheFile[] => []);
  let making: Promise<void> | undefined;

  const make = async (start: (folder: string) => Promise<MakingRealm>): Promise<void> => {
    await mkdir(dirname(kept), { recursive: true });
    // On the file system of the one that it becomes.
    const folder = await mkdtemp(`${kept}-`);
    try {
      const realm = await start(folder);
      const whole = await grownUp(folder, realm).finally(() => realm.end());
      if (!whole) return;
      await foldLogs(folder);
      files = await filesIn(folder);
      // Somebody else may have been sooner.
      await rename(folder, kept).catch(() => undefined);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    files: () => files,
    make(start) {
      if (files.length > 0) return;
      // Where it cannot be made, processes start without it, only slower.
      making ??= make(start).catch(() => undefined);
    },
    close: async () => making,
  };
}

async function filesIn(folder: string): Promise<readonly CacheFile[]> {
  const names = await namesIn(folder, NAMES);
  return Promise.all(
    names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })),
  );
}

async function namesIn(folder: string, names: RegExp): Promise<string[]> {
  return (await readdir(folder)).filter((name) => names.test(name));
}

/** Takes the write-ahead logs into their databases: every process would copy and read what is in both of them twice. */
async function foldLogs(folder: string): Promise<void> {
  for (const name of await namesIn(folder, NAMES)) {
    const database = new DatabaseSync(join(folder, name));
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  }
}

/** Waits until the cache is written, or the realm that writes it is gone. False when it cannot be whole. */
async function grownUp(folder: string, { gone }: MakingRealm): Promise<boolean> {
  const ended = gone.then(() => true);
  let alike = 0;
  let known = 0;
  for (let look = 0; look < LOOKS_MAX && alike < LOOKS_ALIKE; look++) {
    if (await Promise.race([ended, wait(LOOK_MS, false)])) return false;
    const stats = await Promise.all((await namesIn(folder, GROWING)).map((name) => stat(join(folder, name))));
    const size = stats.reduce((sum, file) => sum + file.size, 0);
    alike = size > 0 && size === known ? alike + 1 : 0;
    known = size;
  }
  return alike === LOOKS_ALIKE;
}
