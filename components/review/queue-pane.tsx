import Link from 'next/link';
import type { ReviewQueue, ReviewQueueView } from '#server/grading/review-view.ts';
import { formatPoints } from '../ui/format-points.ts';
import { Kbd } from '../ui/keys/kbd.tsx';
import styles from './queue-pane.module.css';
import { reviewHref } from './review-address.ts';

interface QueuePaneProps {
  /** Slug. */
  readonly course: string;
  readonly queue: ReviewQueue;
  readonly list: ReviewQueueView;
  readonly currentId: string;
  /** Fetched ahead, so that it is there at a key. */
  readonly nextId: string | null;
}

const QUEUES = [
  { queue: { kind: 'failing' }, word: 'Failing' },
  { queue: { kind: 'ungradable' }, word: 'Grader gave up' },
] as const;

export function QueuePane({ course, queue, list, currentId, nextId }: QueuePaneProps) {
  return (
    <nav className={styles.queue} aria-label="Review queue" data-screen>
      <h2 className={styles.head}>
        <span>
          {list.title} <span className={styles.count}>{list.total}</span>
        </span>
        <span className={styles.keys}>
          <Kbd keys="J" /> <Kbd keys="K" />
        </span>
      </h2>
      <ol className={styles.list}>
        {list.items.map((item) => (
          <li key={item.submissionId}>
            <Link
              href={reviewHref({ course, submissionId: item.submissionId, queue })}
              prefetch={item.submissionId === nextId}
              className={styles.item}
              aria-current={item.submissionId === currentId ? 'true' : undefined}
            >
              <bdi className={styles.student}>{item.student}</bdi>
              <span className={styles.line}>
                <span className={styles.detail}>{item.detail}</span>
                <span>
                  {item.points === null || item.pointsMax === null
                    ? '–'
                    : `${formatPoints(item.points)} / ${formatPoints(item.pointsMax)}`}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {list.items.length === 0 ? <p className={styles.nothing}>Nobody is left in this queue.</p> : null}
      <ul className={styles.others} aria-label="Other queues">
        {QUEUES.filter((other) => other.queue.kind !== queue.kind).map((other) => (
          <li key={other.queue.kind}>
            <Link href={reviewHref({ course, submissionId: currentId, queue: other.queue })} prefetch={false}>
              {other.word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
