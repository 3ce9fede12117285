/** What every use case works with. */
import type { Database, DatabaseHandle } from '#db/database.ts';
import type { JobQueue } from '../queue/queue.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { Environment } from './environment.ts';

export interface Services {
  readonly environment: Environment;
  readonly db: Database;
  /** Only for listening; use cases read and write through `db`. */
  readonly handle: DatabaseHandle;
  readonly queue: JobQueue;
  /** Tells readers in this process that a submission changed. */
  readonly changes: ChangeFeed;
  /** Signs sessions. */
  readonly secret: string;
  /** The server's clock: deadlines are judged by it alone. */
  readonly now: () => Date;
}

export interface OpenServices extends Services {
  /** Adds a step that `close` does first: stopping what still uses the services. */
  beforeClose(step: () => Promise<void>): void;
  close(): Promise<void>;
}
