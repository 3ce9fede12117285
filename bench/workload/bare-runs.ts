/** The bare loop in a fresh process of plain Deno. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDeno } from '#grader/hosts/deno/deno-command.ts';
import { runPeer } from '../peers/run-peer.ts';
import { bundleBare } from './bundle-bare.ts';
import type { Workload } from './convolution.ts';

export interface BareDeno {
  /** Wall times of the kernel calls, and of the whole process, milliseconds. */
  run(workload: Workload): Promise<{ readonly kernelMs: readonly number[]; readonly processMs: number }>;
  close(): void;
}

export async function openBareDeno(): Promise<BareDeno> {
  const { binary } = await findDeno();
  const script = await bundleBare();
  const folder = mkdtempSync(join(tmpdir(), 'descent-bench-deno-'));
  return {
    async run(workload) {
      const args = ['run', '--quiet', script, JSON.stringify(workload)];
      const { output, wallMs } = await runPeer({ file: binary, args, env: { DENO_DIR: folder } });
      return { kernelMs: (JSON.parse(output) as { kernelMs: number[] }).kernelMs, processMs: wallMs };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
