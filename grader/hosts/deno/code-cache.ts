/**
 * What V8 made of a realm bundle, kept for the processes that follow: compiling it is more than half of a start. A process
 * of its own that no student has been in makes it; every later process reads it where it is kept, and can change nothing of
 * it. That is a folder beside the bundle, which nothing but this writes, for the hosts to come.
 */
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

/** A realm that makes the cache by booting. */
export interface MakingRealm {
  readonly gone: Promise<unknown>;
  end(): Promise<void>;
}

export interface CodeCache {
  /** Absolute paths. Empty until it has been made, and where it cannot be. */
  files(): readonly string[];
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
  return `${bundle}.shared-${denoVersion}`;
}

/** @param kept absolute path of the folder that it is kept in */
export async function openCodeCache(kept: string): Promise<CodeCache> {
  let files = await filesIn(kept);
  let making: Promise<void> | undefined;

  const make = async (start: (folder: string) => Promise<MakingRealm>): Promise<void> => {
    await mkdir(dirname(kept), { recursive: true });
    // On the file system of the one that it becomes.
    const folder = await mkdtemp(`${kept}-`);
    try {
      const realm = await start(folder);
      const whole = await grownUp(folder, realm).finally(() => realm.end());
      if (!whole) return;
      await makeReadable(folder);
      // Somebody else may have been sooner.
      await rename(folder, kept).catch(() => undefined);
      files = await filesIn(kept);
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

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await namesIn(folder, NAMES).catch((): readonly string[] => []);
  return names.map((name) => join(folder, name));
}

async function namesIn(folder: string, names: RegExp): Promise<string[]> {
  return (await readdir(folder)).filter((name) => names.test(name));
}

/**
 * Leaves nothing to be written to whoever opens the databases: their write-ahead logs are taken into them, and they have the
 * statistics that Deno would have SQLite gather when it finds none. @throws when somebody still uses one
 */
async function makeReadable(folder: string): Promise<void> {
  for (const name of await namesIn(folder, NAMES)) {
    const database = new DatabaseSync(join(folder, name));
    try {
      database.exec('ANALYZE');
      const folded = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
      if (folded?.busy !== 0) throw new Error(`${name} is in use.`);
    } finally {
      database.close();
    }
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
