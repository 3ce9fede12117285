import { Moment } from '#app/(course)/_time/moment.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { RunningBatchView } from '#server/jobs/stuck/stuck-jobs-view.ts';
import { batchWords, progressWords } from './job-words.ts';
import styles from './stuck-jobs.module.css';

/** Regrades, censuses and checks on their way. */
export function RunningBatches({
  batches,
  now,
}: {
  readonly batches: readonly RunningBatchView[];
  readonly now: string;
}) {
  return (
    <section aria-labelledby="running">
      <h2 id="running" className={styles.title}>
        On their way
      </h2>
      {batches.length === 0 ? (
        <p className={styles.about}>No regrade, census or check is running.</p>
      ) : (
        <ol>
          {batches.map((batch) => (
            <li key={batch.batchId} className={styles.row}>
              <StatusGlyph status="in-progress" size={15} />
              <div className={styles.what}>
                <div>{batchWords(batch)}</div>
                <div className={styles.fault}>
                  {progressWords(batch)} · asked for by <bdi>{batch.askedBy}</bdi>
                </div>
              </div>
              {batch.total === null ? null : (
                <progress value={batch.done} max={Math.max(1, batch.total)} aria-label={batchWords(batch)} />
              )}
              <Moment at={batch.askedAt} now={now} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
