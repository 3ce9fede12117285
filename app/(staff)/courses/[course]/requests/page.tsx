import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Moment } from '#app/(course)/_time/moment.tsx';
import { reviewHref } from '#components/review/review-address.ts';
import { subjectWords } from '#components/submission/requests/request-words.ts';
import { requireActor } from '#server/access/actor.ts';
import { listRequests } from '#server/submissions/requests/list-requests.ts';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Questions of students' };

const STATES = ['open', 'answered', 'closed'] as const;
const STATE_WORDS = { open: 'Open', answered: 'Answered', closed: 'Closed' } as const;

interface RequestsPageProps {
  readonly params: Promise<{ readonly course: string }>;
  readonly searchParams: Promise<{ readonly state?: string | string[] }>;
}

/** What students ask about their grades: `?state=answered`, `?state=closed`, or those that wait. */
export default async function RequestsPage({ params, searchParams }: RequestsPageProps) {
  const { course } = await params;
  const asked = (await searchParams).state;
  const state = STATES.find((one) => one === asked) ?? 'open';
  const context = await requireActor();
  const result = await listRequests(context, { course, state });
  if (!result.ok) notFound();
  const { counts, requests } = result.value;
  const now = context.now().toISOString();
  return (
    <>
      <CourseBar course={course} page="review" />
      <main id="main" tabIndex={-1} className={styles.page}>
        <h1 className={styles.title}>Questions of students</h1>
        <ul className={styles.states} aria-label="State">
          {STATES.map((one) => (
            <li key={one}>
              <Link href={`?state=${one}`} className={styles.state} aria-current={one === state || undefined}>
                {STATE_WORDS[one]} {counts[one]}
              </Link>
            </li>
          ))}
        </ul>
        {requests.length === 0 ? <p className={styles.quiet}>Nobody is in this list.</p> : null}
        <ol>
          {requests.map((request) => (
            <li key={request.id} className={styles.row}>
              <Link
                href={reviewHref({
                  course,
                  submissionId: request.submissionId,
                  queue: { kind: 'requested' },
                })}
                className={styles.name}
              >
                <bdi>{request.student}</bdi>
              </Link>
              <span>
                {request.exercise.number} {request.exercise.title}, submission {request.number}, about{' '}
                {subjectWords(request)}
              </span>
              <span className={styles.quiet}>
                {request.assignee === null ? null : (
                  <>
                    with <bdi>{request.isMine ? 'you' : request.assignee}</bdi>,{' '}
                  </>
                )}
                <Moment at={request.movedAt} now={now} />
              </span>
            </li>
          ))}
        </ol>
      </main>
    </>
  );
}
