/** P3 and P4: submissions a second on one core, beside graders that start a process for every case. */

import { runPeer } from '../peers/run-peer.ts';
import { type SandboxName, sandboxed, whyMissing } from '../peers/sandboxes.ts';
import { progress } from '../program.ts';
import type { Missing } from '../row.ts';
import { bundleBare } from './bundle-bare.ts';
import { LIGHT_SIDE } from './convolution.ts';
import { gradingOf, openHost, refilled } from './grading.ts';

/** Submissions a round of ours; one round of a peer is one submission. */
const OURS_PER_ROUND = 6;

export interface Throughput {
  /** Seconds a submission, run by run. */
  readonly ours: number[];
  readonly peers: Partial<Record<SandboxName, number[]>>;
  readonly missing: Missing[];
}

/**
 * Seconds of one core that a submission of `cases` cases takes, `runs` times each, in turns.
 * Ours counts the process that is started for the next submission, so nothing is had for free.
 */
export async function measureThroughput(
  cases: number,
  { runs, sandboxes }: { runs: number; sandboxes: readonly SandboxName[] },
): Promise<Throughput> {
  const script = await bundleBare();
  const missing: Missing[] = [];
  const peers: Partial<Record<SandboxName, number[]>> = {};
  for (const name of sandboxes) {
    const why = whyMissing(name, script);
    if (why === null) peers[name] = [];
    else missing.push({ who: `${name} + node per case`, why });
  }
  const ours: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await ourRound(cases));
    for (const [name, seconds] of Object.entries(peers) as [SandboxName, number[]][]) {
      const began = performance.now();
      for (let number = 0; number < cases; number++) {
        await runPeer(sandboxed(name, script, JSON.stringify({ cases: 1, side: LIGHT_SIDE })));
      }
      seconds.push((performance.now() - began) / 1000);
    }
    progress(`run ${run + 1} of ${runs}`);
  }
  return { ours, peers, missing };
}

/** A host of its own each round, so that none of it runs while a peer is measured. */
async function ourRound(cases: number): Promise<number> {
  const host = await openHost({ poolSize: 1, judgesMax: 1 });
  try {
    const grading = await gradingOf(host, { cases, side: LIGHT_SIDE });
    // As on a server that has been up for a while: what V8 made of the realms is kept by then.
    await grading.grade();
    await refilled();
    await refilled();
    // From here on a process is starting at the beginning and at the end of what is measured.
    await grading.grade();
    const began = performance.now();
    for (let number = 0; number < OURS_PER_ROUND; number++) await grading.grade();
    return (performance.now() - began) / 1000 / OURS_PER_ROUND;
  } finally {
    await host.close();
  }
}

export function perSecond(seconds: readonly number[]): number[] {
  return seconds.map((value) => 1 / value);
}
