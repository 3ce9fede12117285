import type { CaseWorth } from './case-worth.ts';
import styles from './check-pane.module.css';

/** Which mistakes only one case catches: what the numbers under the matrix count. */
export function AloneList({ worth }: { readonly worth: readonly CaseWorth[] }) {
  const needed = worth.filter(({ alone }) => alone.length > 0);
  if (needed.length === 0) return null;
  const mistakes = needed.reduce((sum, { alone }) => sum + alone.length, 0);
  return (
    <details className={styles.alone}>
      <summary>
        {mistakes === 1 ? 'One mistake is' : `${mistakes} mistakes are`} caught by a single case
      </summary>
      <ul>
        {needed.map(({ id, title, alone }) => (
          <li key={id}>
            “{title}” alone catches {alone.map((mistake) => `“${mistake}”`).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
