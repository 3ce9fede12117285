/** A peer as a process: how long it took, and what it printed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface PeerCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface PeerRun {
  /** From the spawn to the end of the process. */
  readonly wallMs: number;
  /** From the spawn to the first bytes of output. */
  readonly firstLineMs: number;
  readonly output: string;
}

/** @throws when the process ends with another code than 0 */
export async function runPeer({ file, args, env }: PeerCommand): Promise<PeerRun> {
  const began = performance.now();
  const child = spawn(file, [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', NO_COLOR: '1', ...env } as unknown as NodeJS.ProcessEnv,
  });
  let output = '';
  let complaints = '';
  let firstLineMs = Number.NaN;
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') firstLineMs = performance.now() - began;
    output += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${complaints.slice(-2_000)}`);
  return { wallMs: performance.now() - began, firstLineMs, output };
}
