/** The data folder of the embedded default: locked by this process, holding a whole database or none. */
import { constants } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { isCode, lockDataFolder } from './data-folder-lock.ts';
import { StartupFailure } from './startup-failure.ts';
import { databaseTemplate } from './template.ts';

/** A new database takes 40 MB; below this the first checkpoints would already fail. */
const FREE_BYTES_MIN = 200 * 1024 * 1024;

export interface OpenFolder {
  readonly pglite: PGlite;
  close(): Promise<void>;
}

/** Makes the folder and its database when missing. @throws StartupFailure */
export async function openDataFolder(folder: string): Promise<OpenFolder> {
  const root = resolve(folder);
  await checkFolder(root);
  const lock = await lockDataFolder(root).catch((error: unknown) => {
    throw asStartupFailure(root, error);
  });
  try {
    const pglite = await openDatabase(root);
    return {
      pglite,
      close: async () => {
        await pglite.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw asStartupFailure(root, error);
  }
}

async function checkFolder(root: string): Promise<void> {
  try {
    await mkdir(root, { recursive: true });
    if (!(await stat(root)).isDirectory())
      throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
    const disk = await statfs(root);
    if (disk.bavail * disk.bsize < FREE_BYTES_MIN) throw diskFull(root);
  } catch (error) {
    throw asStartupFailure(root, error);
  }
}

async function openDatabase(root: string): Promise<PGlite> {
  const path = join(root, 'database');
  const state = await folderState(path);
  if (state === 'missing') await createDatabase(root, path);
  else if (state !== 'whole') throw damaged(root, 'it holds no PG_VERSION file');
  try {
    return await PGlite.create(path);
  } catch (error) {
    if (isDiskFull(error)) throw diskFull(root, error);
    throw damaged(root, error instanceof Error ? error.message : String(error), error);
  }
}

/** Loaded aside and moved into place, so that a process killed half-way leaves no half database. */
async function createDatabase(root: string, path: string): Promise<void> {
  const aside = join(root, 'database.new');
  await rm(aside, { recursive: true, force: true });
  const pglite = await PGlite.create(aside, { loadDataDir: await databaseTemplate() });
  await pglite.close();
  await rename(aside, path);
}

async function folderState(path: string): Promise<'missing' | 'whole' | 'foreign'> {
  try {
    const names = await readdir(path);
    return names.includes('PG_VERSION') ? 'whole' : 'foreign';
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 'missing';
    throw error;
  }
}

function asStartupFailure(root: string, error: unknown): unknown {
  if (error instanceof StartupFailure) return error;
  if (isDiskFull(error)) return diskFull(root, error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].some((code) => isCode(error, code))) {
    return new StartupFailure(
      'data-folder-unusable',
      `The data folder ${root} cannot be read and written by this user; change its owner or permissions, or set DESCENT_DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  return error;
}

function isDiskFull(error: unknown): boolean {
  return isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT') || isCode(error, '53100');
}

function diskFull(root: string, cause?: unknown): StartupFailure {
  return new StartupFailure(
    'disk-full',
    `The disk that holds the data folder ${root} has less than ${FREE_BYTES_MIN / 1024 / 1024} MiB free; free some space, or set DESCENT_DATA_DIR to a folder on another disk.`,
    { cause },
  );
}

function damaged(root: string, reason: string, cause?: unknown): StartupFailure {
  return new StartupFailure(
    'database-damaged',
    `The database in ${join(root, 'database')} could not be opened (${reason.split('\n')[0]}); put a backup of that folder in its place, or move it away to begin with an empty course.`,
    { cause },
  );
}
