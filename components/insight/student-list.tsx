import Link from 'next/link';
import type { InsightStudentView } from '#server/insight/insight-view.ts';
import { reviewHref } from '../review/review-address.ts';
import { formatPoints } from '../ui/format-points.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { studentsWords } from './insight-words.ts';
import styles from './rail.module.css';

interface StudentListProps {
  readonly course: string;
  /** "cnn/conv2d" */
  readonly exercise: string;
  readonly title: string;
  readonly students: readonly InsightStudentView[];
  readonly pointsMax: number;
  readonly onClose: () => void;
}

/** The students behind a bar, each with the submission that it counts. */
export function StudentList({ course, exercise, title, students, pointsMax, onClose }: StudentListProps) {
  return (
    <section className={styles.section} aria-labelledby="open-list">
      <header className={styles.head}>
        <h2 id="open-list" className={styles.title} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label="Close the list" onClick={onClose} />
      </header>
      <p className={styles.note}>{studentsWords(students.length)}, newest submission of each</p>
      <ul className={styles.rows}>
        {students.map(({ userId, name, submissionId, points, submissions }) => (
          <li key={userId} className={styles.row}>
            <Link
              className={styles.name}
              href={reviewHref({ course, submissionId, queue: { kind: 'exercise', slug: exercise } })}
            >
              <bdi>{name}</bdi>
            </Link>
            <span className={styles.points}>
              {formatPoints(points)} / {formatPoints(pointsMax)}
            </span>
            <p className={styles.evidence}>
              {submissions === 1 ? '1 submission' : `${submissions} submissions`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
