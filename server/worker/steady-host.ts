/**
 * How long a verification takes is seen by whoever submitted, and a solution that sleeps by what a hidden case shows could
 * tell of it so. Verdicts come at few moments only.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { GradingHost } from '../jobs/grading-host.ts';

/** Most verifications take less; nobody waits for half of that. */
const FIRST_MS = 250;
/** From here on moments are no further apart: the longest that a verdict is held back. */
const STEP_MS_MAX = 16_000;

/** A quarter of a second, a half, one, two, … sixteen seconds, and every sixteen more: about eleven within the longest run. */
export function momentAfter(elapsedMs: number): number {
  let moment = FIRST_MS;
  while (moment < elapsedMs) moment += Math.min(moment, STEP_MS_MAX);
  return moment;
}

/** The same host, whose reports come at the next moment after they are made. */
export function steadyHost(host: GradingHost): GradingHost {
  return {
    async run(exercise, run) {
      const started = performance.now();
      const report = await host.run(exercise, run);
      const elapsed = performance.now() - started;
      await sleep(momentAfter(elapsed) - elapsed, undefined, run.signal ? { signal: run.signal } : {});
      return report;
    },
  };
}
