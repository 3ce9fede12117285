import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { lockDataFolder } from './data-folder-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-data-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that is there, and is none of ours. */
async function withBystander(use: (pid: number) => Promise<void>): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log(1)'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  try {
    await use(pid);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  return pid;
}

const lockOf = (pid: number, startedAt: string | null, host = hostname()) =>
  writeFile(join(folder, 'lock'), JSON.stringify({ token: 'theirs', pid, startedAt, host }));

describe('the lock of a data folder', () => {
  it('refuses a folder that a living process has open, and names the process', async () => {
    await withBystander(async (pid) => {
      await lockOf(pid, null);
      await expect(lockDataFolder(folder)).rejects.toMatchObject({
        kind: 'data-folder-busy',
        message: expect.stringContaining(`is open in process ${pid}`),
      });
    });
  });

  it('is taken over from a process that is gone', async () => {
    const pid = await withBystander(async () => undefined);
    await lockOf(pid, null);
    const lock = await lockDataFolder(folder);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when the pid belongs to a later process',
    async () => {
      await withBystander(async (pid) => {
        await lockOf(pid, '1');
        await (await lockDataFolder(folder)).release();
      });
    },
  );

  it('is taken over when it was written half', async () => {
    await writeFile(join(folder, 'lock'), '{"pid":');
    await (await lockDataFolder(folder)).release();
  });

  it('stays with another machine, whose processes cannot be asked', async () => {
    await lockOf(1, null, 'another-machine');
    await expect(lockDataFolder(folder)).rejects.toMatchObject({
      message: expect.stringContaining('on another-machine'),
    });
  });

  it('goes to one of many who find it abandoned at the same moment', async () => {
    await lockOf(await withBystander(async () => undefined), null);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
    expect(tries.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('opening a data folder', () => {
  it('makes the database on first use and finds it again', async () => {
    const first = await openDataFolder(folder);
    await first.pglite.exec('create table kept (x int); insert into kept values (42)');
    await first.close();
    const second = await openDataFolder(folder);
    expect((await second.pglite.query('select x from kept')).rows).toEqual([{ x: 42 }]);
    await second.close();
  });

  it('refuses a second opening of the same folder, in this process too', async () => {
    const first = await openDataFolder(folder);
    await expect(openDataFolder(folder)).rejects.toMatchObject({ kind: 'data-folder-busy' });
    await first.close();
  });

  it('makes no new database in place of a damaged one', async () => {
    await mkdir(join(folder, 'database'));
    await writeFile(join(folder, 'database', 'something'), 'precious');
    await expect(openDataFolder(folder)).rejects.toMatchObject({
      kind: 'database-damaged',
      message: expect.stringContaining('backup'),
    });
    expect(await readdir(join(folder, 'database'))).toEqual(['something']);
    expect(await readdir(folder)).toEqual(['database']);
  });

  it('starts over when a process was killed while it made the database', async () => {
    await mkdir(join(folder, 'database.new'));
    await writeFile(join(folder, 'database.new', 'PG_VERSION'), '18');
    await (await openDataFolder(folder)).close();
    expect((await readdir(folder)).sort()).toEqual(['database']);
  });

  it('says in one sentence when the folder is a file', async () => {
    const path = join(folder, 'file');
    await writeFile(path, '');
    await expect(openDataFolder(path)).rejects.toMatchObject({
      kind: 'data-folder-unusable',
      message: expect.stringMatching(/cannot be read and written.*DESCENT_DATA_DIR/),
    });
  });

  it.skipIf(process.getuid?.() === 0)('says in one sentence when the folder is not readable', async () => {
    await chmod(folder, 0o000);
    await expect(openDataFolder(folder)).rejects.toMatchObject({ kind: 'data-folder-unusable' });
    await chmod(folder, 0o700);
  });
});
