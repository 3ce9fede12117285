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
import { publishingJudge } from '../grader-hosts.ts';
import type { Handler } from '../handler.ts';
import type { Job } from '../kinds.ts';

export const record: Handler<Job<'record'>> = {
  async run({ db, queue }, job, { signal, openProving }) {
    const { versionId } = job;
    if (await selectHasRecording(db, versionId)) {
      await db.transaction((tx) => queue.complete(tx, job));
      return;
    }
    const { slug, files } = await selectExerciseVersion(db, versionId);
    const hosts = await openProving();
    // Closed hosts end whatever runs on them.
    const stop = () => void hosts.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const body = await publishingJudge(hosts.host).recordCases(await loadFiles(slug, files));
      const hash = await hashText(body);
      signal.throwIfAborted();
      await db.transaction(async (tx) => {
        await insertRecording(tx, { versionId, body, hash });
        await deleteRecordingFault(tx, versionId);
        await queue.complete(tx, job);
      });
    } finally {
      signal.removeEventListener('abort', stop);
      await hosts.close();
    }
  },

  async keepFault({ db }, { versionId }, fault) {
    await upsertRecordingFault(db, { versionId, fault: visibleIn(fault) });
  },

  /** Its fault stands beside the choice that asked for it. */
  async giveUp() {
    // The next start of a server asks again.
  },
};
