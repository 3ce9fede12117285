import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { ExerciseRowView } from '#server/courses/course-home-view.ts';
import styles from './coming-rows.module.css';

/** What a module will still get, in one line that opens: a list of work should show what can be worked on. */
export function ComingRows({ rows }: { rows: readonly ExerciseRowView[] }) {
  if (rows.length === 0) return null;
  return (
    <li className={styles.coming}>
      <details>
        <summary className={styles.summary}>
          <StatusGlyph status="coming" />
          <span className={styles.count}>
            {rows.length} {rows.length === 1 ? 'exercise' : 'exercises'} coming
          </span>
          <span className={styles.names} aria-hidden="true">
            {rows.map(({ title }) => title).join(' · ')}
          </span>
        </summary>
        <ul className={styles.list}>
          {rows.map(({ slug, number, title }) => (
            <li key={slug} className={styles.one}>
              <span className={styles.number}>{number}</span>
              {title}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
