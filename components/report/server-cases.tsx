import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { NumberedCaseView } from '#server/exercises/numbered-case-view.ts';
import styles from './server-cases.module.css';

/** Public cases of a sealed exercise that this browser cannot run, below those that it can. */
export function ServerCases({ cases }: { readonly cases: readonly NumberedCaseView[] }) {
  if (cases.length === 0) return null;
  return (
    <section aria-label="Only on the server">
      <h3 className={styles.heading}>Only on the server, after you submit</h3>
      <ul>
        {cases.map(({ id, number, title }) => (
          <li key={id} className={styles.row}>
            <StatusGlyph status="locked" size={14} />
            {number}. {title}
          </li>
        ))}
      </ul>
    </section>
  );
}
