import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from '#db/data-folder-lock.ts';

/** The whole server is read for each start: what the first has compiled the next ones take. */
const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'descent-refusals-compiled') };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'descent-refusal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the site as npm start does, and gives how it ended and what it said on standard error. */
async function start(args: readonly string[], dataDir: string) {
  const child = spawn(process.execPath, ['scripts/serve.ts', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...COMPILED, DESCENT_DATA_DIR: dataDir, DATABASE_URL: '', PORT: '' },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [exitCode] = await once(child, 'close');
  return { exitCode, said };
}

/** A port that is free now: these starts are refused before they would listen for long. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return String(port);
}

function expectOneSentence({ exitCode, said }: { exitCode: number; said: string }, sentence: RegExp) {
  expect(said).toMatch(sentence);
  expect(said.trimEnd().split('\n')).toHaveLength(1);
  expect(exitCode).toBe(1);
}

test('a busy port ends the start with one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  expectOneSentence(
    await start(['--port', String(port)], folder),
    /^Port \d+ is in use by another program; stop that one/,
  );
  other.close();
});

test('a data folder that another process has open ends the start with one sentence', async () => {
  const lock = await lockDataFolder(folder);
  const refused = await start(['--port', await freePort()], folder);
  expectOneSentence(refused, new RegExp(`is open in process ${process.pid}; stop that one`));
  await lock.release();
});

test('a data folder that is no folder ends the start with one sentence', async () => {
  const file = join(folder, 'data');
  writeFileSync(file, '');
  expectOneSentence(
    await start(['--port', await freePort()], file),
    /cannot be read and written by this user/,
  );
});

test('a wrong setting ends the start with one sentence', async () => {
  expectOneSentence(await start(['--port', 'http'], folder), /^--port is "http"; expected a port number/);
});

function mountSmallDisk(at: string): boolean {
  mkdirSync(at);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]).status === 0;
}

test('a full disk ends the start with one sentence', async ({ skip }) => {
  const disk = join(folder, 'disk');
  if (!mountSmallDisk(disk)) skip('this user may not mount a small disk');
  try {
    expectOneSentence(
      await start(['--port', await freePort()], join(disk, 'data')),
      /^The disk that holds the data folder/,
    );
  } finally {
    spawnSync('umount', [disk]);
  }
});
