/** Makes the recording of a version that an assignment seals, though it was published open. */
import { insertRecording, selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import {
  deleteRecordingFault,
  selectHasRecording,
  upsertRecordingFault,
} from '#db/queries/exercises/recordings.ts';
import { hashText } from '#grader/exercise/files/hash-files.ts';
import { loadFiles } from '#grader/exercise/files/load-files.ts';
import { visibleIn } from '#grader/protocol/visible-text.ts';
import { publishingJudge } from '../../jobs/grader-hosts.ts';
import type { Handler } from '../../jobs/handler.ts';
import type { Job } from '../../queue/kinds.ts';
import { withProving } from '../with-proving.ts';

export const record: Handler<Job<'record'>> = {
  async run({ db, queue }, job, work) {
    const { versionId } = job;
    if (await selectHasRecording(db, versionId)) {
      await db.transaction((tx) => queue.complete(tx, job));
      return;
    }
    const { slug, files } = await selectExerciseVersion(db, versionId);
    const exercise = await loadFiles(slug, files);
    const body = await withProving(work, ({ host }) => publishingJudge(host).recordCases(exercise));
    const hash = await hashText(body);
    await db.transaction(async (tx) => {
      await insertRecording(tx, { versionId, body, hash });
      await deleteRecordingFault(tx, versionId);
      await queue.complete(tx, job);
    });
  },

  async keepFault({ db }, { versionId }, fault) {
    await upsertRecordingFault(db, { versionId, fault: visibleIn(fault) });
  },

  /** Its fault stands beside the choice that asked for it. */
  async giveUp() {
    // The next start of a server asks again.
  },
};
