import { ScrollBox } from '#components/ui/scroll-box.tsx';
import type { SubmissionTableView } from '#server/grading/submission-table-view.ts';
import { SubmissionRow } from './submission-row.tsx';
import styles from './submission-table.module.css';

interface SubmissionTableProps {
  readonly view: SubmissionTableView;
  /** ISO, of the request. */
  readonly now: string;
}

export function SubmissionTable({ view, now }: SubmissionTableProps) {
  return (
    <ScrollBox className={styles.scroll} label="Submissions">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Student</th>
            <th scope="col">Exercise</th>
            <th scope="col" className={styles.right}>
              No.
            </th>
            <th scope="col">Submitted</th>
            <th scope="col">State</th>
            <th scope="col" className={styles.right}>
              Browser
            </th>
            <th scope="col" className={styles.right}>
              Verified
            </th>
            <th scope="col">Grade</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <SubmissionRow key={row.submissionId} row={row} course={view.course.slug} now={now} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
