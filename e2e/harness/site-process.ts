/** The built site as a process of its own, on a free port, with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A busy machine publishes the course for a while. */
const START_MS_MAX = 150_000;
/** Journeys show how a check goes and what comes of it. */
const CHECK_SEEDS = '10';
const READY = 'Descent is ready at ';

export interface SiteProcess {
  /** "http://localhost:41234", without a slash at the end. */
  readonly origin: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything it has printed. */
  output(): string;
  /** Asks it to stop, and waits until it is gone. Keeps the data folder. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a power cut would. Keeps the data folder. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  readonly dataDir: string;
  /** Folder of `course.yaml`; default the catalogue. */
  readonly course?: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts `scripts/serve.ts` and waits until it says that it is ready. */
export async function launchSite({
  dataDir,
  course,
  port,
  environment,
}: LaunchOptions): Promise<SiteProcess> {
  const chosen = port ?? (await freePort());
  const child = spawn(process.execPath, ['scripts/serve.ts', '--built', '--port', String(chosen)], {
    // The open line ends the site when the test process is gone, however it ended.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DESCENT_DATA_DIR: dataDir,
      DESCENT_CHECK_SEEDS: CHECK_SEEDS,
      ...(course === undefined ? {} : { DESCENT_COURSE_DIR: course }),
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  await ready(child, () => output);
  return {
    origin: `http://localhost:${chosen}`,
    dataDir,
    pid: child.pid ?? 0,
    output: () => output,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

export function makeDataDir(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'descent-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function ready(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      child.stdout?.off('data', look);
      child.off('exit', gone);
      act();
    };
    const look = () => {
      if (output().includes(READY)) settle(resolve);
    };
    const gone = (code: number | null) =>
      settle(() => reject(new Error(`the site ended with ${code} before it was ready:\n${output()}`)));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      settle(() => reject(new Error(`the site was not ready within ${START_MS_MAX / 1000} s:\n${output()}`)));
    }, START_MS_MAX);
    child.stdout?.on('data', look);
    child.on('exit', gone);
    look();
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given out');
  return address.port;
}
