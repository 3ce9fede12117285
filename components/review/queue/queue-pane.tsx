'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLayoutEffect, useRef } from 'react';
import type { ReviewQueue, ReviewQueueItemView, ReviewQueueView } from '#server/grading/review-view.ts';
import { formatPoints } from '../../ui/format-points.ts';
import { Kbd } from '../../ui/keys/kbd.tsx';
import { reviewHref } from '../review-address.ts';
import { QueueFilters } from './queue-filters.tsx';
import styles from './queue-pane.module.css';

interface QueuePaneProps {
  /** Slug. */
  readonly course: string;
  readonly queue: ReviewQueue;
  readonly list: ReviewQueueView;
  readonly currentId: string;
  /** Fetched ahead, so that it is there at a key. */
  readonly nextId: string | null;
}

/** The submissions to go through, whom somebody else is at, and what one was done with of late. */
export function QueuePane({ course, queue, list, currentId, nextId }: QueuePaneProps) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) bringCurrentIntoView(box.current);
  }, []);
  const item = (of: ReviewQueueItemView) => (
    <li key={of.submissionId}>
      <QueueItem
        item={of}
        href={reviewHref({ course, submissionId: of.submissionId, queue })}
        isCurrent={of.submissionId === currentId}
        isNext={of.submissionId === nextId}
      />
    </li>
  );
  return (
    <nav className={styles.queue} aria-label="Review queue" data-screen>
      <QueueFilters
        queue={queue}
        list={list}
        onChange={(next) => router.push(reviewHref({ course, submissionId: currentId, queue: next }))}
      />
      <h2 className={styles.head}>
        <span>
          {list.title} <span className={styles.count}>{list.total}</span>
        </span>
        <span className={styles.keys}>
          <Kbd keys="J" /> <Kbd keys="K" />
        </span>
      </h2>
      <div ref={box} className={styles.list}>
        <ol>{list.items.map(item)}</ol>
        {list.items.length === 0 ? <p className={styles.nothing}>Nobody is left in this queue.</p> : null}
        {list.done.length === 0 ? null : (
          <>
            <h2 className={styles.head}>
              <span>
                Done by you today <span className={styles.count}>{list.done.length}</span>
              </span>
            </h2>
            <ol className={styles.done}>{list.done.map(item)}</ol>
          </>
        )}
      </div>
    </nav>
  );
}

/** The pane is made anew with each submission: the open one stands in the middle, unless it is in view at the start of the list. */
function bringCurrentIntoView(box: HTMLElement): void {
  const current = box.querySelector('[aria-current]')?.getBoundingClientRect();
  const { top, bottom, height } = box.getBoundingClientRect();
  if (!current || (current.top >= top && current.bottom <= bottom)) return;
  box.scrollTop += current.top - top - (height - current.height) / 2;
}

interface QueueItemProps {
  readonly item: ReviewQueueItemView;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly isNext: boolean;
}

function QueueItem({ item, href, isCurrent, isNext }: QueueItemProps) {
  return (
    <Link
      href={href}
      prefetch={isNext}
      className={styles.item}
      aria-current={isCurrent ? 'true' : undefined}
      data-held={item.heldBy === null ? undefined : true}
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
      {item.heldBy === null ? null : (
        <span className={styles.held}>
          <bdi>{item.heldBy}</bdi> is at it
        </span>
      )}
    </Link>
  );
}
