import type { CasePlan } from '#grader/protocol.ts';
import styles from './case-plan-list.module.css';
import { rowPoints } from './case-words.ts';

/** What will be judged, before anything has run: each case with what it is worth. */
export function CasePlanList({
  cases,
}: {
  readonly cases: readonly Pick<CasePlan, 'id' | 'title' | 'pointsMax'>[];
}) {
  return (
    <ol className={styles.list} aria-label="Cases">
      {cases.map(({ id, title, pointsMax }, at) => (
        <li key={id} className={styles.case}>
          <span className={styles.title}>
            {at + 1}. {title}
          </span>
          <span className={styles.points}>{rowPoints({ outcome: null, pointsMax })}</span>
        </li>
      ))}
    </ol>
  );
}
