import Link from 'next/link';
import { Moment } from '#app/(course)/_time/moment.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { StaffHomeView } from '#server/grading/staff-home-view.ts';
import styles from './staff-home.module.css';

interface StaffExercisesProps {
  readonly modules: StaffHomeView['modules'];
  readonly students: number;
  /** Slug of the course, for those who may write its exercises. */
  readonly writes: string | null;
  /** ISO, of the request. */
  readonly now: string;
}

/** Every exercise by module: when it is due, and how many have handed in. */
export function StaffExercises({ modules, students, writes, now }: StaffExercisesProps) {
  return (
    <section>
      <h2 className={styles.needTitle}>Exercises</h2>
      {modules.map((module) => (
        <section key={module.slug} id={module.slug} className={styles.module}>
          <h3 className={styles.moduleTitle}>{module.title}</h3>
          <ol>
            {module.exercises.map((exercise) => (
              <li key={exercise.href} className={styles.exercise}>
                <span className={styles.number}>{exercise.number}</span>
                <span className={styles.name}>
                  <Link href={exercise.href} className={styles.needLink}>
                    {exercise.title}
                  </Link>
                  {exercise.publishProblem === null ? null : (
                    <span className={styles.problem}>
                      <StatusGlyph status="warning" size={13} /> not published as the folder is now:{' '}
                      {exercise.publishProblem}
                    </span>
                  )}
                </span>
                <span className={styles.quiet}>
                  {exercise.dueAt === null ? 'never due' : <Moment at={exercise.dueAt} now={now} />}
                </span>
                <span className={styles.submitters}>
                  {exercise.submitters} of {students}
                </span>
                {writes === null ? null : (
                  <Link
                    className={styles.edit}
                    href={`/studio?course=${writes}&write=${exercise.assignmentId}`}
                    aria-label={`Edit ${exercise.title}`}
                  >
                    Edit
                  </Link>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}
