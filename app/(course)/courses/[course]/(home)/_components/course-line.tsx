import Link from 'next/link';
import { formatPoints } from '#components/ui/format-points.ts';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { CourseHomeView } from '#server/courses/course-home-view.ts';
import styles from './course-line.module.css';
import { DueDate } from './due-date.tsx';

interface CourseLineProps {
  readonly home: Pick<CourseHomeView, 'nextDeadlines' | 'totals'>;
  readonly now: string;
}

/** The rail in one line, for screens that have no room beside the list. */
export function CourseLine({ home: { nextDeadlines, totals }, now }: CourseLineProps) {
  const [next] = nextDeadlines;
  return (
    <div className={styles.line}>
      <span className={styles.next}>
        {next === undefined ? (
          'Nothing of yours is due'
        ) : (
          <>
            <span className={styles.label}>Next</span>
            <Link href={next.href} className={styles.link}>
              {next.number} {next.title}
            </Link>
            <DueDate row={{ ...next, late: false, finished: false }} now={now} />
          </>
        )}
      </span>
      <span className={styles.score}>
        <StatusGlyph status="verified" label="Verified" />
        <b>{formatPoints(totals.verified)}</b> / {formatPoints(totals.pointsMax)}
      </span>
      {totals.provisional > 0 ? (
        <span className={styles.score}>
          <StatusGlyph status="provisional" label="Provisional" />
          <span className={styles.provisional}>{formatPoints(totals.provisional)}</span>
        </span>
      ) : null}
    </div>
  );
}
