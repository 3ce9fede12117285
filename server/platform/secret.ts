/** The secret that signs sessions on the embedded default: made once, kept beside the database, readable by its owner only. */
import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function readOrMakeSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret');
  const present = await read(path);
  if (present) return present;
  // Of its own, also where two processes have one number: containers that share a folder.
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, randomBytes(48).toString('base64url'), { mode: 0o600 });
  // Two first starts at once end with one secret: only one link succeeds.
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(aside, { force: true });
  const made = await read(path);
  if (!made) throw new Error('The session secret could not be written into the data folder.');
  return made;
}

async function read(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim() || null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
