import type { CountingProgram } from '#db/queries/insight/similarity.ts';
import { type Batch, updateBatchProgress } from '#db/queries/jobs/batches.ts';
import type { Services } from '../../platform/services.ts';
import { codeTokens } from './code-tokens.ts';
import { collectPrograms } from './collect-programs.ts';
import { comparePrograms } from './compare-programs.ts';
import type { ComparedProgram } from './compared-program.ts';
import type { SimilarityFindings } from './similarity-findings.ts';

/** The worker may share its process with the pages: none of them waits longer for it. */
const TURN_MS = 15;
/** Between two looks at the page that follows. */
const PROGRESS_MS = 400;

/** Compares what counts of every student of an assignment. Sources are text here: none is run. */
export async function compareSubmissions(
  services: Pick<Services, 'db'>,
  { batch, signal }: { batch: Batch; signal: AbortSignal },
): Promise<SimilarityFindings> {
  const { here, earlier, given } = await collectPrograms(services, batch);
  const total = here.length + earlier.length;
  const pause = inTurns(signal);
  const tell = (done: number) => updateBatchProgress(services.db, { batchId: batch.id, done, total });
  const programs: ComparedProgram[] = [];
  let unread = 0;
  let told = performance.now();
  const read = async ({ submissionId, source }: CountingProgram, isEarlier: boolean) => {
    const code = codeTokens(source);
    if (code) programs.push({ id: submissionId, code, isEarlier });
    else unread += 1;
    await pause();
    if (performance.now() - told < PROGRESS_MS) return;
    await tell(programs.length + unread);
    told = performance.now();
  };
  await tell(0);
  for (const program of here) await read(program, false);
  for (const program of earlier) await read(program, true);
  const findings = await comparePrograms({ programs, given, unread, pause });
  await tell(total);
  return findings;
}

/** Gives way once its turn is over; throws the signal's reason when the work is not wanted any more. */
function inTurns(signal: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    began = performance.now();
  };
}
