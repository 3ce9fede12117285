/** The one database type that queries and use cases see, whichever driver is behind it. */
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

interface Rows<Row> {
  readonly rows: Row[];
}

/** What both drivers give for a statement of one's own; the rest, in which they differ, nobody uses. */
interface RowsOnly extends PgQueryResultHKT {
  readonly type: Rows<this['row']>;
}

export type Database = PgDatabase<RowsOnly>;

/** What `database.transaction` hands out; a `Database` is not one, so a function that needs a transaction can say so. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Reads run on either. */
export type Queryable = Database | Transaction;

/** An open database. Exactly one per process; `close` also releases the data folder. */
export interface DatabaseHandle {
  readonly kind: 'embedded' | 'postgres';
  readonly db: Database;
  /** Calls `onPayload` for every `notify` on the channel from any process on this database; also after a lost connection is back, with null. */
  listen(channel: string, onPayload: (payload: string | null) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
