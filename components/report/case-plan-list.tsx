import styles from './case-plan-list.module.css';
import { rowPoints } from './case-words.ts';
import type { CaseItem } from './results-model.ts';

/** What will be judged, before anything has run: each case with what it is worth. */
export function CasePlanList({
  cases,
}: {
  readonly cases: readonly Pick<CaseItem, 'id' | 'number' | 'title' | 'pointsMax'>[];
}) {
  return (
    <ol className={styles.list} aria-label="Cases">
      {cases.map(({ id, number, title, pointsMax }) => (
        <li key={id} className={styles.case}>
          <span className={styles.title}>
            {number}. {title}
          </span>
          <span className={styles.points}>{rowPoints({ outcome: null, pointsMax })}</span>
        </li>
      ))}
    </ol>
  );
}
