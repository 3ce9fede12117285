/** What was proved of the versions that stand in an outline, and where that is known from. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queryable } from '#db/database.ts';
import { selectLastFindings } from '#db/queries/exercises/rechecks.ts';
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

/**
 * By version: the ledger beside the exercises first, then what was checked here; absent where nothing was proved. What was
 * proved or checked holds until a grader of a later day, or one after the publication, finds problems.
 */
export async function readProofs(
  { db, environment }: Pick<Services, 'db' | 'environment'>,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, ProofView>> {
  const stands = await selectPublishedStands(db, versionIds);
  const ledger = Object.values(await readLedger(environment.courseDir));
  const rechecked = await recheckedProofs(db, versionIds);
  return new Map(
    stands.flatMap(({ versionId, hash, ...published }): [string, ProofView][] => {
      const recheck = rechecked.get(versionId);
      const entry = ledger.find(({ exercise }) => hash.startsWith(exercise));
      const proof =
        (entry ? provedProof(entry, recheck) : publishedProof(published, recheck)) ?? recheck?.proof;
      return proof ? [[versionId, proof]] : [];
    }),
  );
}

interface Rechecked {
  readonly proof: Extract<ProofView, { kind: 'green' | 'red' }>;
  readonly at: Date;
}

/** A ledger knows days only: problems of the same day are problems of what it has. */
function provedProof({ seeds, date }: Ledger[string], recheck: Rechecked | undefined): ProofView {
  if (recheck?.proof.kind === 'red' && recheck.proof.on >= date) return recheck.proof;
  return { kind: 'proved', seeds, on: date };
}

/** Null: it was not published here. */
function publishedProof(
  { publishedAt, overrideReason }: { publishedAt: Date | null; overrideReason: string | null },
  recheck: Rechecked | undefined,
): ProofView | null {
  if (publishedAt === null) return null;
  const on = dayOf(publishedAt);
  if (overrideReason !== null) return { kind: 'overridden', on };
  return recheck?.proof.kind === 'red' && recheck.at > publishedAt ? recheck.proof : { kind: 'green', on };
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
): Promise<ReadonlyMap<string, Rechecked>> {
  const last = await selectLastFindings(db, versionIds);
  return new Map(
    [...last].flatMap(([versionId, { findings, endedAt }]): [string, Rechecked][] => {
      if (endedAt === null) return [];
      // Written by a check, of this type.
      const problems = failingProofs(findings as ProvedExercise).length;
      const on = dayOf(endedAt);
      return [
        [
          versionId,
          { proof: problems === 0 ? { kind: 'green', on } : { kind: 'red', problems, on }, at: endedAt },
        ],
      ];
    }),
  );
}
