/** Descent's side of the measurements on the server: runs on its Deno host. */

import { buildRealm } from '#grader/bundles/build-realm.ts';
import { createDenoHost, type DenoHost, type DenoHostOptions } from '#grader/hosts/deno.ts';
import type { Report } from '#grader/protocol.ts';
import { convolutionExercise, SOLUTION, type Workload } from './convolution.ts';

export async function openHost(options: Omit<DenoHostOptions, 'bundle'> = {}): Promise<DenoHost> {
  return createDenoHost({ bundle: (await buildRealm()).deno, ...options });
}

/** Submissions of one workload, judged one after another. */
export interface Grading {
  /** Wall time of one submission, milliseconds. @throws when it does not get full marks */
  grade(): Promise<number>;
}

/** Prepares the judge as a server's is: the exercise loaded, a student process waiting. */
export async function gradingOf(host: DenoHost, workload: Workload): Promise<Grading> {
  const exercise = await convolutionExercise(workload);
  await host.prepare(exercise);
  let seed = 0;
  return {
    async grade() {
      seed += 1;
      const began = performance.now();
      const report = await host.run(exercise, { solution: SOLUTION, seed, visibility: 'all' });
      const wallMs = performance.now() - began;
      expectFullMarks(report);
      return wallMs;
    },
  };
}

function expectFullMarks({ points, pointsMax, cases }: Report): void {
  if (points === pointsMax) return;
  const first = cases.find(({ status }) => status !== 'passed');
  throw new Error(`The solution got ${points} of ${pointsMax}: ${first?.title} ${first?.status}.`);
}

/** Leaves the host alone until its pool is full again: what a submission meets on a server that is not busy. */
export function refilled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, REFILL_MS));
}

const REFILL_MS = 700;
