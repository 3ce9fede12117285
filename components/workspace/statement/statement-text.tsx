import 'katex/dist/katex.min.css';
import type { WorkspaceView } from '#server/workspace/workspace-view.ts';
import { pointsInWords } from '../../ui/format-points.ts';
import { Icon } from '../../ui/icon.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import styles from './statement.module.css';

interface StatementTextProps {
  readonly exercise: Pick<
    WorkspaceView['exercise'],
    'title' | 'points' | 'difficulty' | 'minutes' | 'source' | 'disclosure'
  >;
  /** "Convolution 3.4". */
  readonly place: string;
  /** ISO; null: never. */
  readonly dueAt: string | null;
  /** Sanitised on the server. */
  readonly html: string;
  /** Below the text, above where it comes from. */
  readonly children?: React.ReactNode;
}

/** The text of an exercise with what stands over and under it, for students and for its author's preview. */
export function StatementText({ exercise, place, dueAt, html, children }: StatementTextProps) {
  const hasTitle = /^\s*<h1[\s>]/.test(html);
  return (
    <article className={styles.statement}>
      <div className={styles.meta}>
        <span>{place}</span>
        <span>{pointsInWords(exercise.points)}</span>
        <span>{exercise.difficulty}</span>
        <span>{exercise.minutes} min</span>
        {exercise.disclosure === 'sealed' ? <span>Sealed</span> : null}
        {dueAt === null ? null : (
          <span className={styles.due}>
            <Icon name="clock" size={13} /> Due <LocalTime at={dueAt} />
          </span>
        )}
      </div>
      {hasTitle ? null : <h1>{exercise.title}</h1>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised in server/exercises/render-statement.ts */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
      {children}
      <p className={styles.source}>{exercise.source}</p>
    </article>
  );
}
