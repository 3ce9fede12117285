/** Server processes for tests to kill, one after the other on one data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach } from 'vitest';

interface KilledProcess {
  /** The first that it said; empty when it ended without a word. */
  readonly line: string;
  kill(): Promise<void>;
}

/**
 * Gives each test a data folder, and a way to run `node FIXTURE <data folder> <step>` until it says something.
 * What still runs after a test is killed.
 */
export function killableProcesses(fixture: string): (step: string) => Promise<KilledProcess> {
  let dataDir: string;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'descent-killed-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });
  return async (step) => {
    const child = spawn(process.execPath, [fixture, dataDir, step], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const ended = once(child, 'exit');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { value } = await lines.next();
    return {
      line: value ?? '',
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  };
}
