import 'katex/dist/katex.min.css';
import type { WallMistakeView } from '#server/insight/wall/wall-view.ts';
import { RichLine } from '../evidence/words/rich-text.tsx';
import styles from './wall-mistakes.module.css';

/** What goes wrong most, and the question that its hint asks. */
export function WallMistakes({ mistakes }: { readonly mistakes: readonly WallMistakeView[] }) {
  return (
    <section className={styles.mistakes} aria-label="Seen most right now">
      <h2 className={styles.title}>Seen most right now</h2>
      {mistakes.length === 0 ? (
        <p className={styles.none}>No known mistake in two runs.</p>
      ) : (
        <ol>
          {mistakes.map(({ title, question, students }) => (
            <li key={title} className={styles.row}>
              <span className={styles.count}>{students}</span>
              <div>
                <h3 className={styles.name}>
                  <RichLine text={title} />
                </h3>
                {question === null ? null : (
                  <p className={styles.question}>
                    <RichLine text={question} />
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
