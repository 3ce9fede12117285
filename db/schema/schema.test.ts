/** What holds for every table that there is, so that a new one cannot forget it. */
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import * as schema from './index.ts';

const TABLES = Object.values<unknown>(schema)
  .filter((exported): exported is PgTable => is(exported, PgTable))
  .map((table) => ({ name: getTableConfig(table).name, table: getTableConfig(table) }));

it('is about all tables, each of its own name', () => {
  expect(TABLES.length).toBeGreaterThan(20);
  expect(new Set(TABLES.map(({ name }) => name)).size).toBe(TABLES.length);
});

describe.each(TABLES)('$name', ({ name, table }) => {
  const { columns, foreignKeys, primaryKeys, indexes, checks, uniqueConstraints } = table;

  it('says which row is which', () => {
    const keys = columns.filter(({ primary }) => primary).length + primaryKeys.length;
    expect(keys).toBe(1);
  });

  it('names what guards and finds its rows after itself, so that what a database refuses says where', () => {
    const guards = [...checks, ...uniqueConstraints].map((guard) => guard.name ?? '');
    const names = [...guards, ...indexes.map(({ config }) => config.name ?? '')];
    for (const one of names) expect(one).toMatch(new RegExp(`^${name}_[a-z0-9_]+$`));
  });

  it('has instants, never times of an unknown zone', () => {
    for (const column of columns.filter(({ columnType }) => columnType.startsWith('PgTimestamp')))
      expect(column.getSQLType()).toContain('with time zone');
  });

  it('loses no row with another one: deleting is not how anything ends', () => {
    for (const key of foreignKeys) expect(['no action', 'restrict', undefined]).toContain(key.onDelete);
  });

  it('knows its identities by UUID, wherever they come from', () => {
    for (const key of foreignKeys)
      for (const column of key.reference().columns)
        if (column.name.endsWith('Id') || column.name.endsWith('_id'))
          expect(`${column.name} ${column.getSQLType()}`).toMatch(/ uuid$/);
  });
});
