/** Which trials passed, and on what: `scripts/check/trials.json`, written by `npm run trials` and committed. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const TRIALS_FILE = 'scripts/check/trials.json';

const recordSchema = z.record(z.string(), z.object({ grounds: z.string(), date: z.iso.date() }));
export type TrialRecord = Readonly<z.infer<typeof recordSchema>>;

/** Empty where there is none. @throws when it cannot be read */
export async function readTrialRecord(root: string): Promise<TrialRecord> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(root, TRIALS_FILE), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${TRIALS_FILE} cannot be read. Remove it: npm run trials writes it anew.`, {
      cause: error,
    });
  }
}

/** A trial a line, so that two branches rarely meet. */
export async function writeTrialRecord(root: string, record: TrialRecord): Promise<void> {
  const lines = Object.entries(record)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, entry]) => `  ${JSON.stringify(file)}: ${JSON.stringify(entry)}`);
  await writeFile(join(root, TRIALS_FILE), `{\n${lines.join(',\n')}\n}\n`);
}
