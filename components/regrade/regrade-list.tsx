import Link from 'next/link';
import type { RegradeListView } from '#server/grading/regrade/regrade-list-view.ts';
import { LocalTime } from '../ui/local-time.tsx';
import styles from './regrade-list.module.css';

const STATE_WORDS: Readonly<Record<RegradeListView['regrades'][number]['state'], string>> = {
  running: 'being judged',
  ready: 'waits for a decision',
  applying: 'being applied',
  applied: 'applied',
  pinned: 'left as it was',
  undoing: 'being taken back',
  undone: 'taken back',
  cancelled: 'cancelled',
};

/** The regrades of a course, newest first. */
export function RegradeList({ course, regrades }: { course: string; regrades: RegradeListView['regrades'] }) {
  if (regrades.length === 0) return <p className={styles.quiet}>Nothing was regraded yet.</p>;
  return (
    <ol>
      {regrades.map(({ batchId, exercise, version, state, askedBy, askedAt, done, total }) => (
        <li key={batchId} className={styles.row}>
          <Link href={`/courses/${course}/regrade/${batchId}`} className={styles.name}>
            {exercise.number} {exercise.title}, version {version}
          </Link>
          <span data-state={state} className={styles.state}>
            {STATE_WORDS[state]}
          </span>
          <span className={styles.quiet}>
            {done} of {total ?? '…'}, <bdi>{askedBy}</bdi>, <LocalTime at={askedAt} />
          </span>
        </li>
      ))}
    </ol>
  );
}
