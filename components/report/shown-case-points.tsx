import type { CasePointsView } from '#server/submissions/case-points/case-points-view.ts';
import { formatPoints } from '../ui/format-points.ts';
import styles from './shown-case-points.module.css';

interface ShownCasePointsProps {
  readonly cases: readonly CasePointsView[];
  /** Beside each, where whoever reads may change it. */
  readonly aside?: (one: CasePointsView) => React.ReactNode;
}

/** Cases whose points a person set: what they gave, what they give now, and why. Nothing where there are none. */
export function ShownCasePoints({ cases, aside }: ShownCasePointsProps) {
  if (cases.length === 0) return null;
  return (
    <section className={styles.cases} aria-label="Points of cases set by hand">
      <h3 className={styles.heading}>Points of cases set by hand</h3>
      <ul>
        {cases.map((one) => (
          <li key={one.id} className={styles.item}>
            <span className={styles.points}>
              {one.automaticPoints === null ? null : (
                <s>
                  <span className={styles.spoken}>the case gave </span>
                  {formatPoints(one.automaticPoints)}
                </s>
              )}{' '}
              <b>{formatPoints(one.points)}</b>
            </span>
            <div className={styles.words}>
              <p>
                <b>{one.title}</b>, by <bdi>{one.by}</bdi>
              </p>
              <p dir="auto">{one.reason}</p>
              {one.automaticPoints === null ? (
                <p className={styles.note}>
                  The exercise has no such case any more, so this changes nothing.
                </p>
              ) : null}
            </div>
            {aside?.(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}
