import type { EarlierExercise } from '#server/workspace/workspace-view.ts';
import styles from './builds-on.module.css';

/** Exercises whose functions this one uses again, with what the reader may take from them: a solution is one file. */
export function BuildsOn({ earlier }: { readonly earlier: readonly EarlierExercise[] }) {
  if (earlier.length === 0) return null;
  return (
    <section className={styles.earlier} aria-label="Builds on">
      <h2>Builds on</h2>
      <p>
        Your file stands alone: copy into it what you want to use again, without the word <code>export</code>.
      </p>
      <ul>
        {earlier.map((exercise) => (
          <li key={exercise.href}>
            <a href={exercise.href}>
              {exercise.number} {exercise.title}
            </a>
            {exercise.own === null ? <span> · not submitted yet</span> : null}
            <Program title="What you submitted" source={exercise.own} />
            <Program title="The reference: you have full points" source={exercise.reference} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Program({ title, source }: { readonly title: string; readonly source: string | null }) {
  if (source === null) return null;
  return (
    <details>
      <summary>{title}</summary>
      {/* The statement's pane copies when the button is pressed. */}
      <div data-code="">
        <pre>
          <code>{source}</code>
        </pre>
        <button type="button" data-copy="">
          Copy
        </button>
      </div>
    </details>
  );
}
