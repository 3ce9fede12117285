import 'katex/dist/katex.min.css';
import type { WorkspaceView } from '#server/courses/workspace-view.ts';
import { pointsInWords } from '../../ui/format-points.ts';
import { Icon } from '../../ui/icon.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { BuildsOn } from './builds-on.tsx';
import { SealedNote } from './sealed-note.tsx';
import styles from './statement.module.css';

interface StatementProps {
  readonly view: Omit<WorkspaceView, 'statementHtml'>;
  /** Sanitised on the server. */
  readonly html: string;
}

/** What to write and why: rendered on the server, so that it can be read before any script has come. */
export function Statement({ view, html }: StatementProps) {
  const { exercise, module } = view;
  const hasTitle = /^\s*<h1[\s>]/.test(html);
  return (
    <article className={styles.statement}>
      <div className={styles.meta}>
        <span>
          {module.title} {exercise.number}
        </span>
        <span>{pointsInWords(exercise.points)}</span>
        <span>{exercise.difficulty}</span>
        <span>{exercise.minutes} min</span>
        {exercise.disclosure === 'sealed' ? <span>Sealed</span> : null}
        {view.dueAt === null ? null : (
          <span className={styles.due}>
            <Icon name="clock" size={13} /> Due <LocalTime at={view.dueAt} />
          </span>
        )}
      </div>
      {hasTitle ? null : <h1>{exercise.title}</h1>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised in server/exercises/render-statement.ts */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
      <BuildsOn earlier={view.buildsOn} />
      {exercise.disclosure === 'sealed' ? <SealedNote exercise={exercise} /> : null}
      <p className={styles.source}>{exercise.source}</p>
    </article>
  );
}
