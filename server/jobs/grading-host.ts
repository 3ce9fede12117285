import type { Host } from '#grader/hosts/host.ts';
import type { ProofHosts } from '#grader/proof/proof-world.ts';

/** What the worker needs of a grader: all cases of one solution. It rejects only when the grader itself is at fault. */
export type GradingHost = Pick<Host, 'run'>;

/** What proves an exercise version, opened for one check. */
export interface ProvingHosts extends ProofHosts {
  close(): Promise<void>;
}
