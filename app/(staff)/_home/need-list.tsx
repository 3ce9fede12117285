import Link from 'next/link';
import { Moment } from '#app/(course)/_time/moment.tsx';
import { reviewHref } from '#components/review/review-address.ts';
import { formatPoints } from '#components/ui/format-points.ts';
import { type Status, StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { ReviewQueue } from '#server/grading/review-view.ts';
import type { NeedView } from '#server/grading/staff-home-view.ts';
import styles from './staff-home.module.css';

/** More are a job for the gradebook. */
const SHOWN_MAX = 8;

interface NeedListProps {
  readonly title: string;
  readonly glyph: Status;
  /** Slug. */
  readonly course: string;
  /** In which they are read one after the other. */
  readonly queue: ReviewQueue;
  readonly needs: readonly NeedView[];
  /** ISO, of the request. */
  readonly now: string;
  /** Said where there are none. */
  readonly nothing: string;
  /** What is in the list, where the title does not say. */
  readonly about?: string;
}

/** Submissions that wait for a person; each opens. */
export function NeedList({ title, glyph, course, queue, needs, now, nothing, about }: NeedListProps) {
  return (
    <section className={styles.needs}>
      <h2 className={styles.needTitle}>
        {title} <span className={styles.count}>{needs.length}</span>
      </h2>
      {needs.length === 0 ? <p className={styles.quiet}>{nothing}</p> : null}
      {about !== undefined && needs.length > 0 ? <p className={styles.quiet}>{about}</p> : null}
      <ol>
        {needs.slice(0, SHOWN_MAX).map((need) => (
          <li key={need.submissionId} className={styles.need}>
            <StatusGlyph status={glyph} size={15} />
            <Link
              href={reviewHref({ course, submissionId: need.submissionId, queue })}
              className={styles.needLink}
            >
              <bdi>{need.student}</bdi>
            </Link>
            <span className={styles.needExercise}>{need.exercise}</span>
            <span>
              {need.points === null || need.pointsMax === null
                ? 'no score'
                : `${formatPoints(need.points)} of ${formatPoints(need.pointsMax)}`}
            </span>
            <span>No. {need.submissionCount}</span>
            <Moment at={need.submittedAt} now={now} />
          </li>
        ))}
      </ol>
      {needs.length > SHOWN_MAX ? (
        <p className={styles.quiet}>
          and {needs.length - SHOWN_MAX} more, one after the other from any of these
        </p>
      ) : null}
    </section>
  );
}
