import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { requireActor } from '#server/access/actor.ts';
import { listStuckJobs } from '#server/jobs/stuck/list-stuck-jobs.ts';
import { StuckJobs } from './_components/stuck-jobs.tsx';
import { retryAllAction, retryBatchAction, retrySubmissionAction } from './actions.ts';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Jobs' };

interface JobsPageProps {
  readonly params: Promise<{ readonly course: string }>;
}

/** What the grader gave up on, and what it has in hand. Teaching assistants and instructors only. */
export default async function JobsPage({ params }: JobsPageProps) {
  const { course } = await params;
  const context = await requireActor();
  const result = await listStuckJobs(context, { course });
  if (!result.ok) notFound();
  return (
    <>
      <CourseBar course={course} crumbs={[{ label: 'Jobs' }]} />
      <main id="main" tabIndex={-1} className={styles.main}>
        <h1 className={styles.title}>Jobs</h1>
        <StuckJobs
          course={course}
          view={result.value}
          now={context.now().toISOString()}
          actions={{
            retryAll: retryAllAction.bind(null, course),
            retryBatch: retryBatchAction,
            retrySubmission: retrySubmissionAction,
          }}
        />
      </main>
    </>
  );
}
