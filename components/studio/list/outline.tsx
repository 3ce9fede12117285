import Link from 'next/link';
import type { StudioExerciseView, StudioView } from '#server/studio/list/studio-view.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import type { NewExerciseStart } from './new-exercise.tsx';
import { proofWords } from './proof-words.ts';
import styles from './studio-list.module.css';

interface OutlineProps {
  readonly modules: StudioView['modules'];
  readonly onStart: (start: NewExerciseStart) => void;
}

const ORIGINS = {
  catalogue: 'catalogue',
  studio: 'written here',
  elsewhere: 'written in a studio',
  planned: 'planned',
} as const;

/** The course's outline as what one can write from: a planned row to write, one to go on from or copy, one of one's own. */
export function Outline({ modules, onStart }: OutlineProps) {
  return <Rows title="In the course" modules={modules} act={(of) => <Act {...of} onStart={onStart} />} />;
}

/** The outline of another course, to copy from. */
export function LentOutline({ title, modules, onStart }: OutlineProps & { readonly title: string }) {
  const written = modules.map((module) => ({
    ...module,
    exercises: module.exercises.filter(({ versionId }) => versionId !== null),
  }));
  return (
    <Rows
      title={`In ${title}`}
      modules={written}
      act={({ exercise }) => <Copy exercise={exercise} module={null} onStart={onStart} />}
    />
  );
}

function originWords({ origin, version }: StudioExerciseView): string {
  return version === null ? ORIGINS[origin] : `${ORIGINS[origin]}, version ${version}`;
}

function Proof({ exercise: { versionId, proof } }: { readonly exercise: StudioExerciseView }) {
  if (versionId === null) return <span />;
  const { glyph, words } = proofWords(proof);
  return (
    <span className={styles.state}>
      <StatusGlyph status={glyph} size={13} /> <span className={styles.quiet}>{words}</span>
    </span>
  );
}

/** Students go on with the version before. */
function Unpublished({ problem }: { readonly problem: string }) {
  return (
    <p className={styles.unpublished}>
      <StatusGlyph status="warning" size={13} /> Not published as its folder is now: {problem}
    </p>
  );
}

interface RowsProps {
  readonly title: string;
  readonly modules: StudioView['modules'];
  readonly act: (of: { exercise: StudioExerciseView; module: string }) => React.ReactNode;
}

function Rows({ title, modules, act }: RowsProps) {
  return (
    <section>
      <h2 className={styles.caption}>{title}</h2>
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
                  {exercise.problem === null ? null : <Unpublished problem={exercise.problem} />}
                </span>
                <span className={styles.quiet}>{originWords(exercise)}</span>
                <Proof exercise={exercise} />
                <span className={styles.rowActs}>{act({ exercise, module: module.slug })}</span>
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
      <>
        <ButtonLink size="small" href={`/studio/${draftId}`} aria-label={`Edit ${title}`}>
          Edit
        </ButtonLink>
        <Copy exercise={exercise} module={module} onStart={onStart} />
      </>
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
    <>
      <Button
        size="small"
        variant="ghost"
        aria-label={`Edit ${title}`}
        onClick={() => onStart({ kind: 'copy', title, module, versionId, assignmentId })}
      >
        Edit
      </Button>
      <Copy exercise={exercise} module={module} onStart={onStart} />
    </>
  );
}

function Copy({
  exercise: { title, versionId },
  module,
  onStart,
}: Pick<OutlineProps, 'onStart'> & {
  readonly exercise: StudioExerciseView;
  readonly module: string | null;
}) {
  if (versionId === null) return null;
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
