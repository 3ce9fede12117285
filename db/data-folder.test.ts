import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
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

/** A process of its own that has the folder open until it is killed. */
async function withServer(use: (pid: number) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLD, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  try {
    await use(child.pid ?? 0);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

const LOCK_MODULE = JSON.stringify(new URL('data-folder-lock.ts', import.meta.url).href);
const HOLD = `import { lockDataFolder } from ${LOCK_MODULE};
await lockDataFolder(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
const TRY = `import { lockDataFolder } from ${LOCK_MODULE};
await lockDataFolder(process.argv[1]).then(() => console.log('held'), (error) => console.log(error.message));`;

const NAMESPACE = ['unshare', '--pid', '--fork', '--mount-proc'] as const;
const hasNamespaces = spawnSync(NAMESPACE[0], [...NAMESPACE.slice(1), 'true']).status === 0;

/** What another start says of the folder, run by `by`. */
function startBy(by: readonly string[] = []): string {
  const [program = '', ...rest] = [...by, process.execPath, '--input-type=module', '-e', TRY, folder];
  return spawnSync(program, rest, { encoding: 'utf8' }).stdout.trim();
}

/** As versions before the kernel's lock wrote it. */
const lockOfEarlierVersion = (pid: number, host = hostname()) =>
  writeFile(join(folder, 'lock'), JSON.stringify({ token: 'theirs', pid, startedAt: null, host }));

describe('the lock of a data folder', () => {
  it('refuses a folder that a living process has open, names the process, and holds whatever is done to its file', async () => {
    await withServer(async (pid) => {
      await expect(lockDataFolder(folder)).rejects.toMatchObject({
        kind: 'data-folder-busy',
        message: expect.stringContaining(`is open in process ${pid};`),
      });
      // As in a second container.
      if (hasNamespaces) expect(startBy(NAMESPACE)).toContain(`is open in process ${pid}`);
      expect((await readdir(folder)).sort()).toEqual(['lock', 'lock.owner']);
      await truncate(join(folder, 'lock'));
      expect(startBy()).toContain('is open in process');
      // Nobody can say any more who has it.
      await rm(join(folder, 'lock.owner'));
      await expect(lockDataFolder(folder)).rejects.toMatchObject({
        message: expect.stringContaining('is open in another process'),
      });
    });
  });

  it('ends with a process that was killed', async () => {
    await withServer(async () => undefined);
    await (await lockDataFolder(folder)).release();
    expect(startBy()).toBe('held');
  });

  it('goes to one of many who start at the same moment', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
    expect(tries.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses a lock that cannot be read, and says what to do', async () => {
    await writeFile(join(folder, 'lock'), '{"pid":');
    await expect(lockDataFolder(folder)).rejects.toMatchObject({
      kind: 'data-folder-busy',
      message: expect.stringMatching(/lock cannot be read.*delete that file/),
    });
  });

  it('respects a living process of an earlier version, and takes over from one that is gone', async () => {
    const pid = await withBystander(async (living) => {
      await lockOfEarlierVersion(living);
      expect(startBy()).toContain(`is open in process ${living}`);
    });
    await lockOfEarlierVersion(pid, 'another-machine');
    expect(startBy()).toContain('on another-machine');
    await lockOfEarlierVersion(pid);
    expect(startBy()).toBe('held');
  });
});

describe('opening a data folder', () => {
  it('makes the database on first use, for one opening at a time, and finds it again', async () => {
    const first = await openDataFolder(folder);
    await expect(openDataFolder(folder)).rejects.toMatchObject({ kind: 'data-folder-busy' });
    await first.pglite.exec('create table kept (x int); insert into kept values (42)');
    await first.close();
    const second = await openDataFolder(folder);
    expect((await second.pglite.query('select x from kept')).rows).toEqual([{ x: 42 }]);
    await second.close();
  });

  it('makes no new database in place of a damaged one', async () => {
    await mkdir(join(folder, 'database'));
    await writeFile(join(folder, 'database', 'something'), 'precious');
    await expect(openDataFolder(folder)).rejects.toMatchObject({
      kind: 'database-damaged',
      message: expect.stringContaining('backup'),
    });
    expect(await readdir(join(folder, 'database'))).toEqual(['something']);
    expect((await readdir(folder)).sort()).toEqual(['database', 'lock']);
  });

  it('starts over when a process was killed while it made the database', async () => {
    await mkdir(join(folder, 'database.new'));
    await writeFile(join(folder, 'database.new', 'PG_VERSION'), '18');
    await (await openDataFolder(folder)).close();
    expect((await readdir(folder)).sort()).toEqual(['database', 'lock']);
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
