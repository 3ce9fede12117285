'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { reviewHref } from '#components/review/review-address.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { StuckJobsView } from '#server/jobs/stuck/stuck-jobs-view.ts';
import { batchWords, faultWords, purposeWords } from './job-words.ts';
import { RunningBatches } from './running-batches.tsx';
import styles from './stuck-jobs.module.css';
import { StuckRow } from './stuck-row.tsx';

export interface StuckJobsActions {
  /** Each gives what went wrong, in words, or null. */
  readonly retryAll: () => Promise<string | null>;
  readonly retryBatch: (batchId: string) => Promise<string | null>;
  readonly retrySubmission: (verificationId: string) => Promise<string | null>;
}

interface StuckJobsProps {
  /** Slug. */
  readonly course: string;
  readonly view: StuckJobsView;
  /** ISO, of the request. */
  readonly now: string;
  readonly actions: StuckJobsActions;
}

/** Batches move while somebody looks. */
const LOOK_AGAIN_MS = 5_000;

/** What the grader gave up on, each to be tried again, and how far it is with the rest. */
export function StuckJobs({ course, view, now, actions }: StuckJobsProps) {
  const { submissions, batches, running } = view;
  useLookAgain(running.length > 0);
  const { busy, problem, ask } = useAsking();
  const count = submissions.length + batches.length;
  return (
    <>
      <p role="status" className={styles.problem}>
        {problem}
      </p>
      {count === 0 ? (
        <EmptyState icon={<Icon name="check" />} title="Nothing is stuck">
          The grader has an answer for everything that it was given.
        </EmptyState>
      ) : (
        <section aria-labelledby="stuck">
          <div className={styles.head}>
            <h2 id="stuck" className={styles.title}>
              The grader gave up <span className={styles.count}>{count}</span>
            </h2>
            <Button
              size="small"
              busy={busy === 'all' && 'Asking'}
              onClick={() => ask('all', actions.retryAll)}
            >
              Try all again
            </Button>
          </div>
          <p className={styles.about}>
            It tried several times, and it costs the students nothing. Once the reason is gone, have it try
            again.
          </p>
          <ol>
            {batches.map(({ batchId, fault, since, ...batch }) => (
              <StuckRow
                key={batchId}
                what={batchWords(batch)}
                fault={faultWords(fault)}
                since={since}
                now={now}
                busy={busy === batchId}
                onRetry={() => ask(batchId, () => actions.retryBatch(batchId))}
              />
            ))}
            {submissions.map(({ verificationId, submissionId, student, exercise, fault, since, purpose }) => (
              <StuckRow
                key={verificationId}
                what={
                  <>
                    <Link href={reviewHref({ course, submissionId, queue: { kind: 'ungradable' } })}>
                      <bdi>{student}</bdi>, {exercise}
                    </Link>
                    {purpose === 'submission' ? null : <span> · {purposeWords({ purpose })}</span>}
                  </>
                }
                fault={faultWords(fault)}
                since={since}
                now={now}
                busy={busy === verificationId}
                onRetry={() => ask(verificationId, () => actions.retrySubmission(verificationId))}
              />
            ))}
          </ol>
        </section>
      )}
      <RunningBatches batches={running} now={now} />
    </>
  );
}

function useLookAgain(wanted: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [wanted, router]);
}

/** One thing at a time. The page comes anew with the answer. */
function useAsking() {
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (what: string, act: () => Promise<string | null>): Promise<void> => {
    if (busy !== null) return;
    setBusy(what);
    try {
      setProblem(await act());
    } catch {
      setProblem('The server did not answer. Look at your connection, then try again.');
    } finally {
      setBusy(null);
    }
  };
  return { busy, problem, ask };
}
