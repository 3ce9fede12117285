/**
 * PGlite takes no lock: two processes on one folder lose committed rows. So the folder has a lock that the kernel holds:
 * SQLite, which is part of Node, takes an exclusive file lock on an empty database named `lock`. It ends with its process,
 * however that ends, and holds between containers, whose pids say nothing about one another.
 *
 * Nothing in this process may open `lock` by itself: closing any handle on a file gives up the process's locks on it.
 */
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupFailure } from './startup-failure.ts';

/** Who has the folder: for the sentence that refuses another start, never for the decision. */
interface Owner {
  readonly pid: number;
  readonly host: string;
}

export interface DataFolderLock {
  release(): Promise<void>;
}

const SQLITE_BUSY = 5;
const SQLITE_NOT_A_DATABASE = 26;
/** Two starts at one moment hinder each other for an instant; one of them gets it. */
const WAIT_MS = 100;

/** @throws StartupFailure `data-folder-busy` when a living process holds the folder, or the lock cannot be read. */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const path = join(folder, 'lock');
  const ownerPath = join(folder, 'lock.owner');
  const held = takeLock(path);
  if (held === 'busy') throw busy(folder, await readOwner(ownerPath));
  if (held === 'unreadable') {
    await emptyLockOfEarlierVersion(folder, path);
    return lockDataFolder(folder);
  }
  await writeFile(ownerPath, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Owner));
  return {
    async release() {
      await rm(ownerPath, { force: true });
      held.close();
    },
  };
}

function takeLock(path: string): DatabaseSync | 'busy' | 'unreadable' {
  const lock = new DatabaseSync(path, { timeout: WAIT_MS });
  try {
    // Nothing is ever committed: the file stays empty, and a journal would lie beside it for nothing.
    lock.exec('pragma journal_mode = memory');
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
    if (code === SQLITE_BUSY) return 'busy';
    if (code === SQLITE_NOT_A_DATABASE) return 'unreadable';
    throw error;
  }
}

/** Versions before this lock wrote their pid into the file. It is emptied, not removed: everybody locks the same file. */
async function emptyLockOfEarlierVersion(folder: string, path: string): Promise<void> {
  const owner = await readOwner(path);
  if (owner === null) throw unreadable(path);
  if (owner.host !== hostname() || isRunning(owner.pid)) throw busy(folder, owner);
  await truncate(path, 0);
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
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'host' in value &&
    typeof value.host === 'string'
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function busy(folder: string, owner: Owner | null): StartupFailure {
  const elsewhere = owner && owner.host !== hostname() ? ` on ${owner.host}` : '';
  const where = owner ? `process ${owner.pid}${elsewhere}` : 'another process';
  return new StartupFailure(
    'data-folder-busy',
    `The data folder ${folder} is open in ${where}; stop that one, or set DESCENT_DATA_DIR to another folder.`,
  );
}

function unreadable(path: string): StartupFailure {
  return new StartupFailure(
    'data-folder-busy',
    `The lock ${path} cannot be read, so nobody knows whether a server has the folder open; make sure that none has, delete that file, and start again.`,
  );
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
