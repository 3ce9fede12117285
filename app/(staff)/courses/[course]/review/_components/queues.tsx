import Link from 'next/link';
import { QUEUE_WORDS, queueQuery } from '#components/review/review-address.ts';
import type { ReviewQueueView } from '#server/grading/review-view.ts';
import styles from './queues.module.css';

interface QueuesProps {
  /** Slug. */
  readonly course: string;
  readonly counts: ReviewQueueView['counts'];
}

/** The queues of a course with how many wait in each; each opens at its first free submission. */
export function Queues({ course, counts }: QueuesProps) {
  return (
    <nav className={styles.queues} aria-label="Queues">
      {Object.entries(QUEUE_WORDS).map(([key, word]) => {
        const kind = key as keyof typeof QUEUE_WORDS;
        return (
          <Link
            key={kind}
            className={styles.queue}
            prefetch={false}
            href={`/courses/${course}/review/next?${queueQuery({ kind })}`}
          >
            {word} <b>{counts[kind]}</b>
          </Link>
        );
      })}
    </nav>
  );
}
