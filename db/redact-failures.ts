/**
 * What failed, without what it failed on. A failed statement names its query and the values that it was given, and the
 * driver's own error repeats the row: sources, names and password hashes would end up in the log.
 */
import { PgPreparedQuery } from 'drizzle-orm/pg-core';

/** Fields of a driver's error that name tables and rules, never values. */
const KEPT_FIELDS = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine'] as const;
/** A message can quote a value ("invalid input syntax for type uuid: …"); this much tells what is wrong. */
const MESSAGE_LENGTH_MAX = 160;

type Run = (query: string, params: readonly unknown[], run: () => Promise<unknown>) => Promise<unknown>;

const prepared = PgPreparedQuery.prototype as unknown as { queryWithCache: Run };
const original = prepared.queryWithCache;

// Drizzle makes its error in this one place, with all parameters in the message, and offers no option.
prepared.queryWithCache = async function redacting(this: unknown, query, params, run) {
  try {
    return await original.call(this, query, params, run);
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    throw new Error(`A query failed: ${query}`, { cause: withoutValues(cause) });
  }
};

function withoutValues(cause: unknown): Error {
  if (!(cause instanceof Error)) return new Error('The driver threw something that is no error.');
  const redacted = new Error(cause.message.slice(0, MESSAGE_LENGTH_MAX));
  redacted.name = cause.name;
  for (const field of KEPT_FIELDS) {
    const value: unknown = Reflect.get(cause, field);
    if (typeof value === 'string') Reflect.set(redacted, field, value);
  }
  return redacted;
}
