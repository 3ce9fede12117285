/** What the migrations have made is what the schema says: a query is typed by the one and runs on the other. */
import { is, type SQL, sql } from 'drizzle-orm';
import { CasingCache } from 'drizzle-orm/casing';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../client.ts';
import { TEST_DATABASES } from '../testing.ts';
import * as schema from './index.ts';

type Table = ReturnType<typeof getTableConfig>;

const casing = new CasingCache('snake_case');
const TABLES: readonly Table[] = Object.values<unknown>(schema)
  .filter((exported): exported is PgTable => is(exported, PgTable))
  .map(getTableConfig);

/** A line for each thing of each table, in order. */
const said = (of: (table: Table) => readonly (string | undefined)[]) =>
  TABLES.flatMap((table) => of(table).map((what) => `${table.name}: ${what}`)).sort();

describe.each(TEST_DATABASES)('the tables on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    beforeAll(async () => {
      handle = await open();
    });
    afterAll(() => handle?.close());

    /** The same of what is there: `what` of every table, in the tables named. */
    const there = async (what: SQL, from: SQL) => {
      const isOurs = sql`tables.relnamespace = 'public'::regnamespace and tables.relkind = 'r'`;
      const { rows } = await handle.db.execute<{ line: string }>(
        sql`select tables.relname || ': ' || ${what} as line from pg_class tables ${from} and ${isOurs}`,
      );
      return rows.map(({ line }) => line).sort();
    };

    it('are those of the schema, with its columns, of their types, empty only where it says so', async () => {
      const columns = await there(
        sql`attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end`,
        sql`join pg_attribute on attrelid = tables.oid where attnum > 0 and not attisdropped`,
      );
      const expected = said(({ columns, primaryKeys }) => {
        const keys = primaryKeys.flatMap((key) => key.columns.map(({ name }) => name));
        return columns.map((column) => {
          const isFilled = column.notNull || column.primary || keys.includes(column.name);
          return `${casing.getColumnCasing(column)} ${column.getSQLType()}${isFilled ? ' not null' : ''}`;
        });
      });
      expect(columns).toEqual(expected);
      expect(columns.length).toBeGreaterThan(300);
    });

    it('are guarded as the schema says, and by no more', async () => {
      const guards = await there(
        sql`conname`,
        sql`join pg_constraint on conrelid = tables.oid where contype in ('c', 'u')`,
      );
      const expected = said(({ checks, uniqueConstraints, columns }) => [
        ...[...checks, ...uniqueConstraints].map(({ name }) => name),
        ...columns.filter(({ isUnique }) => isUnique).map(({ uniqueName }) => uniqueName),
      ]);
      expect(guards).toEqual(expected);
    });

    it('are found by the indexes of the schema', async () => {
      const indexes = await there(
        sql`indexes.relname || case when indisunique then ' unique' else '' end || case when indpred is null then '' else ' partial' end`,
        sql`join pg_index on indrelid = tables.oid join pg_class indexes on indexes.oid = indexrelid
          where not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))`,
      );
      const expected = said((table) =>
        table.indexes.map(
          ({ config: { name, unique, where } }) =>
            `${name}${unique ? ' unique' : ''}${where ? ' partial' : ''}`,
        ),
      );
      expect(indexes).toEqual(expected);
    });

    it('refer to what the schema says, and nothing goes or changes with what it refers to', async () => {
      const references = await there(
        sql`confrelid::regclass || ' ' || confdeltype::text || confupdtype::text`,
        sql`join pg_constraint on conrelid = tables.oid where contype = 'f'`,
      );
      const expected = said(({ foreignKeys }) =>
        foreignKeys.map((key) => `${getTableConfig(key.reference().foreignTable).name} aa`),
      );
      expect(references).toEqual(expected);
    });
  });
});
