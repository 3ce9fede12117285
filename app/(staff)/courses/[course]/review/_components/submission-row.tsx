import Link from 'next/link';
import { Moment } from '#app/(course)/_time/moment.tsx';
import { reviewHref } from '#components/review/review-address.ts';
import { formatPoints } from '#components/ui/format-points.ts';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { SubmissionTableRowView } from '#server/grading/submission-table-view.ts';
import { STATES } from '../_logic/state-words.ts';
import styles from './submission-table.module.css';

interface SubmissionRowProps {
  readonly row: SubmissionTableRowView;
  /** Slug. */
  readonly course: string;
  /** ISO, of the request. */
  readonly now: string;
}

export function SubmissionRow({ row, course, now }: SubmissionRowProps) {
  const { student, exercise } = row;
  const href = reviewHref({
    course,
    submissionId: row.submissionId,
    queue: { kind: 'exercise', slug: exercise.slug },
  });
  return (
    <tr>
      <th scope="row" className={styles.student}>
        {/* A withdrawn exercise has no page to open the submission on. */}
        {exercise.slug === '' ? (
          student.name
        ) : (
          <Link href={href} className={styles.link} prefetch={false}>
            {student.name}
          </Link>
        )}
        <span className={styles.email}>{student.email}</span>
      </th>
      <td className={styles.exercise}>
        <span className={styles.number}>{exercise.number}</span> {exercise.title}
      </td>
      <td className={styles.right}>{row.number}</td>
      <td className={styles.submitted}>
        <Moment at={row.submittedAt} now={now} />
        {row.late ? <span className={styles.late}>late</span> : null}
      </td>
      <td>
        <State row={row} />
      </td>
      <td className={styles.right}>
        {row.provisionalPoints === null ? (
          <span className={styles.nothing}>–</span>
        ) : (
          <span className={styles.provisional}>{formatPoints(row.provisionalPoints)}</span>
        )}
      </td>
      <td className={styles.right}>
        {row.points === null ? (
          <span className={styles.nothing}>– / {formatPoints(row.pointsMax)}</span>
        ) : (
          <>
            <b className={styles.points}>{formatPoints(row.points)}</b> / {formatPoints(row.pointsMax)}
          </>
        )}
      </td>
      <td className={styles.counts}>{row.counts ? 'counts' : ''}</td>
    </tr>
  );
}

function State({ row }: { row: SubmissionTableRowView }) {
  const { state, points, pointsMax, provisionalPoints } = row;
  const isPart = state === 'verified' && points !== null && points < pointsMax;
  const known = STATES.find((entry) => entry.state === state);
  // The server saw less than the browser: worth a look, and so not shown as plainly verified.
  const isBelow = points !== null && provisionalPoints !== null && points < provisionalPoints;
  return (
    <span className={styles.state} data-state={isBelow ? 'below' : state}>
      <StatusGlyph
        status={isBelow ? 'warning' : isPart ? 'verified-part' : (known?.glyph ?? 'not-started')}
        size={15}
      />
      {isBelow ? 'Below the browser' : known?.word}
    </span>
  );
}
