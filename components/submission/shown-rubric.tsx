import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { formatPoints } from '../ui/format-points.ts';
import styles from './shown-rubric.module.css';

/** What staff gave beside the cases; nothing where they gave nothing. */
export function ShownRubric({ items }: { readonly items: SubmissionDetailView['rubric'] }) {
  if (items.length === 0) return null;
  return (
    <section className={styles.rubric} aria-label="Points beside the cases">
      <h3 className={styles.heading}>Points beside the cases</h3>
      <ul>
        {items.map(({ id, title, points }) => (
          <li key={id} className={styles.item}>
            <b className={styles.points}>
              {points < 0 ? '−' : '+'}
              {formatPoints(Math.abs(points))}
            </b>
            <span>{title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
