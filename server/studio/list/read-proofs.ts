/** What was proved of the versions that stand in an outline, and where that is known from. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queryable } from '#db/database.ts';
import { selectOptionalLastRecheck, selectRecheckedVersions } from '#db/queries/exercises/rechecks.ts';
import { selectPublishedStands } from '#db/queries/exercises/studio.ts';
import { type Ledger, ledgerSchema } from '#grader/proof/ledger.ts';
import type { ProvedExercise } from '#grader/proof/prove-exercise.ts';
import { failingProofs } from '../../jobs/rechecks/failing-proofs.ts';
import { logger } from '../../platform/logger.ts';
import type { Services } from '../../platform/services.ts';
import type { ProofView } from './studio-view.ts';

const LEDGER_FILE = 'proofs.json';
const DAY_LENGTH = 'yyyy-mm-dd'.length;
const dayOf = (at: Date) => at.toISOString().slice(0, DAY_LENGTH);

/** By version: the ledger beside the exercises first, then what was checked here; absent where nothing was proved. */
export async function readProofs(
  { db, environment }: Pick<Services, 'db' | 'environment'>,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, ProofView>> {
  const stands = await selectPublishedStands(db, versionIds);
  const ledger = Object.values(await readLedger(environment.courseDir));
  const proofs = new Map<string, ProofView>();
  for (const { versionId, hash, publishedAt, overrideReason } of stands) {
    const entry = ledger.find(({ exercise }) => hash.startsWith(exercise));
    if (entry) proofs.set(versionId, { kind: 'proved', seeds: entry.seeds, on: entry.date });
    else if (publishedAt !== null)
      proofs.set(versionId, {
        kind: overrideReason === null ? 'green' : 'overridden',
        on: dayOf(publishedAt),
      });
  }
  const untold = versionIds.filter((id) => !proofs.has(id));
  return new Map([...proofs, ...(await recheckedProofs(db, untold))]);
}

/** A folder without a ledger, or with one that cannot be read, proves nothing. */
async function readLedger(courseDir: string): Promise<Ledger> {
  try {
    return ledgerSchema.parse(JSON.parse(await readFile(join(courseDir, LEDGER_FILE), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      logger.warn({ err: error, courseDir }, 'What is proved of the exercises cannot be read.');
    return {};
  }
}

async function recheckedProofs(
  db: Queryable,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, ProofView>> {
  const last = versionIds.length === 0 ? null : await selectOptionalLastRecheck(db);
  if (last === null) return new Map();
  const rows = await selectRecheckedVersions(db, { recheckId: last.id, versionIds });
  return new Map(
    rows.flatMap(({ versionId, state, findings, endedAt }): [string, ProofView][] => {
      if (state !== 'proved' || endedAt === null) return [];
      // Written by a check, of this type.
      const problems = failingProofs(findings as ProvedExercise).length;
      const on = dayOf(endedAt);
      return [[versionId, problems === 0 ? { kind: 'green', on } : { kind: 'red', problems, on }]];
    }),
  );
}
