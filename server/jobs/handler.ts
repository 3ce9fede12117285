import type { Transaction } from '#db/database.ts';
import type { Services } from '../platform/services.ts';
import type { Job } from '../queue/kinds.ts';
import type { GradingHost, ProvingHosts } from './grading-host.ts';

/** What a job gets of its worker. */
export interface Work {
  readonly host: GradingHost;
  /** Hosts that prove exercises; whoever opens them closes them. */
  readonly openProving: () => Promise<ProvingHosts>;
  /** The worker stops, or somebody cancelled the job: end soon, and throw its reason. */
  readonly signal: AbortSignal;
}

/** What one kind of job does. */
export interface Handler<J extends Job> {
  /** Completes the job in the transaction of its last write. What it throws hands the job back to be tried again. */
  run(services: Services, job: J, work: Work): Promise<void>;
  /** A try has failed; the fault is kept for staff. */
  keepFault(services: Services, job: J, fault: string): Promise<void>;
  /** Every try has failed. In the transaction that takes the job out of the dead letters. */
  giveUp(services: Services, tx: Transaction, job: J): Promise<void>;
}
