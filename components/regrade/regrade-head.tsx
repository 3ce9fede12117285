import type { RegradeView } from '#server/grading/regrade/regrade-view.ts';
import { Button } from '../ui/button.tsx';
import styles from './regrade-head.module.css';

interface RegradeHeadProps {
  readonly view: RegradeView;
  readonly onChanges: () => void;
}

/** What is judged again, by which version, who asked and why. */
export function RegradeHead({ view, onChanges }: RegradeHeadProps) {
  const { exercise, versions, counts } = view;
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>
          Regrade {exercise.number} {exercise.title} with version {versions.to}
        </h1>
        <p className={styles.quiet}>
          Asked by <bdi>{view.askedBy}</bdi>,{' '}
          {counts.students === 1 ? '1 student' : `${counts.students} students`}
          {view.reason === null ? '' : `. Reason: ${view.reason}`}
        </p>
      </div>
      <Button keys="V" onClick={onChanges}>
        What changed in version {versions.to}
      </Button>
    </header>
  );
}
