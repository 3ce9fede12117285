import Link from 'next/link';
import styles from './staff-home.module.css';

/** The way from a list of what could not be graded to where all of it is tried again. */
export function StuckJobsLink({ course }: { /** Slug. */ readonly course: string }) {
  return (
    <p className={styles.more}>
      <Link href={`/courses/${course}/jobs`}>Have the grader try again</Link>
    </p>
  );
}
