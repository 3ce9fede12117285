/**
 * PGlite takes no lock: two processes on one folder lose committed rows. So the folder has a lock file of ours with the
 * owner's pid and start time; a lock whose owner is gone is taken over.
 */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StartupFailure } from './startup-failure.ts';

interface Owner {
  readonly token: string;
  readonly pid: number;
  /** Tells a pid that was given out again from the process that wrote it; null where the system does not say. */
  readonly startedAt: string | null;
  readonly host: string;
}

export interface DataFolderLock {
  release(): Promise<void>;
}

/** @throws StartupFailure `data-folder-busy` naming the pid when a living process holds the folder. */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const path = join(folder, 'lock');
  const mine: Owner = {
    token: randomUUID(),
    pid: process.pid,
    startedAt: await processStart(process.pid),
    host: hostname(),
  };
  for (let round = 0; round < 3; round += 1) {
    if (await createLock(path, mine)) return { release: () => releaseLock(path, mine) };
    const owner = await readOwner(path);
    if (owner && (await isAlive(owner))) throw busy(folder, owner);
    await takeAway(path, owner);
  }
  throw new StartupFailure(
    'data-folder-busy',
    `The data folder ${folder} is being opened by another process at this moment; start again when that one is up or gone.`,
  );
}

async function createLock(path: string, owner: Owner): Promise<boolean> {
  // Written aside and linked: a lock file is never seen half written.
  const aside = `${path}.${owner.token}`;
  await writeFile(aside, JSON.stringify(owner));
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Of several processes that find the same dead lock, one renames it; a lock taken by mistake is put back. */
async function takeAway(path: string, expected: Owner | null): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const taken = await readOwner(aside);
  if (taken && taken.token !== expected?.token) {
    await link(aside, path).catch(() => undefined);
  }
  await rm(aside, { force: true });
}

async function releaseLock(path: string, mine: Owner): Promise<void> {
  const owner = await readOwner(path);
  if (owner?.token === mine.token) await rm(path, { force: true });
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isOwner(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isOwner(value: unknown): value is Owner {
  return typeof value === 'object' && value !== null && 'token' in value && 'pid' in value;
}

async function isAlive(owner: Owner): Promise<boolean> {
  // Another machine's process cannot be asked; a shared folder is its lock's to release.
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false;
  }
  const startedAt = await processStart(owner.pid);
  return owner.startedAt === null || startedAt === null || startedAt === owner.startedAt;
}

async function processStart(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The command name, field 2, may hold spaces and brackets: count from its last bracket. Field 22 is the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie holds no files any more.
    if (fields[0] === 'Z') return 'ended';
    return fields[19] ?? null;
  } catch {
    return null;
  }
}

function busy(folder: string, owner: Owner): StartupFailure {
  const where = owner.host === hostname() ? `process ${owner.pid}` : `process ${owner.pid} on ${owner.host}`;
  return new StartupFailure(
    'data-folder-busy',
    `The data folder ${folder} is open in ${where}; stop that one, or set DESCENT_DATA_DIR to another folder.`,
  );
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
