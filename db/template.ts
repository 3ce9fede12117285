/** A prepared database image: making one takes PGlite seconds, loading it a fraction. Tests and first starts share it. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { getConstructionPlans } from 'pg-boss';

export const MIGRATIONS_FOLDER = resolve('db/migrations');
export const QUEUE_SCHEMA = 'pgboss';

/** The image with all migrations and the queue's own tables, from `.cache/` when it is there. */
export async function databaseTemplate(cacheFolder = resolve('.cache')): Promise<Blob> {
  const path = join(cacheFolder, `database-template-${await templateKey()}.tar`);
  if (!existsSync(path)) await buildTemplate(path, cacheFolder);
  return new Blob([await readFile(path)]);
}

async function buildTemplate(path: string, cacheFolder: string): Promise<void> {
  const pglite = await PGlite.create();
  try {
    await migrate(drizzle(pglite), { migrationsFolder: MIGRATIONS_FOLDER });
    await pglite.exec(getConstructionPlans(QUEUE_SCHEMA));
    const image = await pglite.dumpDataDir('none');
    await mkdir(cacheFolder, { recursive: true });
    for (const name of await readdir(cacheFolder)) {
      if (name.startsWith('database-template-')) await rm(join(cacheFolder, name), { force: true });
    }
    // Several processes may build it at once; each moves a whole file into place.
    const aside = `${path}.${randomUUID()}`;
    await writeFile(aside, new Uint8Array(await image.arrayBuffer()));
    await rename(aside, path);
  } finally {
    await pglite.close();
  }
}

/** Changes with the migrations and with the two packages whose tables or file format it holds. */
async function templateKey(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(MIGRATIONS_FOLDER)).filter((file) => file.endsWith('.sql')).sort()) {
    hash.update(name).update(await readFile(join(MIGRATIONS_FOLDER, name)));
  }
  const packages = createRequire(resolve('package.json'));
  for (const name of ['@electric-sql/pglite', 'pg-boss']) {
    hash.update(await readFile(join(packageFolder(packages, name), 'package.json')));
  }
  return hash.digest('hex').slice(0, 16);
}

function packageFolder(packages: NodeJS.Require, name: string): string {
  const folder = packages.resolve
    .paths(name)
    ?.find((candidate) => existsSync(join(candidate, name, 'package.json')));
  if (!folder) throw new Error(`The package ${name} is not installed; run npm install.`);
  return join(folder, name);
}
