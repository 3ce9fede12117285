import Link from 'next/link';
import type { StudioExerciseView, StudioView } from '#server/studio/list/studio-view.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import type { NewExerciseStart } from './new-exercise.tsx';
import styles from './studio-list.module.css';

interface OutlineProps {
  readonly modules: StudioView['modules'];
  readonly onStart: (start: NewExerciseStart) => void;
}

const ORIGINS = { catalogue: 'catalogue', studio: 'written here', planned: 'planned' } as const;

/** The course's outline as what one can write from: a planned row to write, one to copy, one of one's own to edit. */
export function Outline({ modules, onStart }: OutlineProps) {
  return (
    <section>
      <h2 className={styles.caption}>In the course</h2>
      {modules.map((module) => (
        <section key={module.slug} className={styles.module}>
          <h3 className={styles.moduleTitle}>
            {module.number} {module.title}
          </h3>
          <ul className={styles.rows}>
            {module.exercises.map((exercise) => (
              <li key={exercise.assignmentId} className={styles.row}>
                <span className={styles.number}>{exercise.number}</span>
                <span className={styles.name}>
                  {exercise.versionId === null ? (
                    exercise.title
                  ) : (
                    <Link href={exercise.href}>{exercise.title}</Link>
                  )}
                </span>
                <span className={styles.quiet}>{ORIGINS[exercise.origin]}</span>
                <Act exercise={exercise} module={module.slug} onStart={onStart} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Act({
  exercise,
  module,
  onStart,
}: Pick<OutlineProps, 'onStart'> & { readonly exercise: StudioExerciseView; readonly module: string }) {
  const { draftId, versionId, title, assignmentId } = exercise;
  if (draftId !== null)
    return (
      <ButtonLink size="small" href={`/studio/${draftId}`}>
        Edit
      </ButtonLink>
    );
  if (versionId === null)
    return (
      <Button
        size="small"
        aria-label={`Write this one: ${title}`}
        onClick={() => onStart({ kind: 'template', title, module, assignmentId })}
      >
        Write this one
      </Button>
    );
  return (
    <Button
      size="small"
      variant="ghost"
      aria-label={`Copy ${title}`}
      onClick={() =>
        onStart({ kind: 'copy', title: `${title}, copy`, module, versionId, assignmentId: null })
      }
    >
      Copy
    </Button>
  );
}
