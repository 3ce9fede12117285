/**
 * What V8 made of a realm bundle, kept for the processes that follow: compiling it is a third of a start. A process of its
 * own that no student has been in makes it; every later process gets a copy, which ends with the process. It is in
 * memory, so that a killed server leaves nothing behind.
 */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** Makes it, once, behind what else is going on. `start` gives a booted realm whose cache folder is `folder`. */
  make(start: (folder: string) => Promise<MakingRealm>): void;
  /** Resolves when nothing of the making is left. */
  close(): Promise<void>;
}

/** Deno's databases of compiled code and of what modules import, with their write-ahead logs. */
const NAMES = /^(v8_code|dep_analysis)_cache_v\d+(-wal)?$/;
/** Deno writes behind the realm's back; a cache that has not grown for this many looks is whole. */
const LOOKS_ALIKE = 4;
const LOOKS_MAX = 300;
const LOOK_MS = 100;

export function createCodeCache(): CodeCache {
  let files: readonly CacheFile[] = [];
  let making: Promise<void> | undefined;

  const make = async (start: (folder: string) => Promise<MakingRealm>): Promise<void> => {
    const folder = await mkdtemp(join(tmpdir(), 'descent-code-cache-'));
    try {
      const realm = await start(folder);
      await grownUp(folder, realm).finally(() => realm.end());
      files = await Promise.all(
        (await namesIn(folder)).map(async (name) => ({
          name,
          bytes: new Uint8Array(await readFile(join(folder, name))),
        })),
      );
    } catch {
      // Processes start without it then, only slower.
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    files: () => files,
    make(start) {
      making ??= make(start).catch(() => undefined);
    },
    close: async () => making,
  };
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => NAMES.test(name));
}

/** Waits until the cache is written, or the realm that writes it is gone. */
async function grownUp(folder: string, { gone }: MakingRealm): Promise<void> {
  const ended = gone.then(() => true);
  let alike = 0;
  let known = 0;
  for (let look = 0; look < LOOKS_MAX && alike < LOOKS_ALIKE; look++) {
    if (await Promise.race([ended, wait(LOOK_MS, false)])) return;
    const stats = await Promise.all((await namesIn(folder)).map((name) => stat(join(folder, name))));
    const size = stats.reduce((sum, file) => sum + file.size, 0);
    alike = size > 0 && size === known ? alike + 1 : 0;
    known = size;
  }
}
