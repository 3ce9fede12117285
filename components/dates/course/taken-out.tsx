import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import type { DatesActions } from '../dates-actions.ts';
import styles from './course-panel.module.css';

interface TakenOutProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  readonly onAnswer: (answer: { ok: boolean; problem?: string }) => void;
}

/** What was taken out of the course, and the way back. */
export function TakenOut({ view: { takenOut }, actions, onAnswer }: TakenOutProps) {
  const lines = [
    ...takenOut.modules.map(({ slug, title }) => ({
      key: slug,
      words: `${title}, a module`,
      title,
      putBack: () => actions.putBackModule(slug),
    })),
    ...takenOut.exercises.map(({ assignmentId, title, graded }) => ({
      key: assignmentId,
      words: graded === 0 ? title : `${title}, ${graded === 1 ? '1 grade' : `${graded} grades`} kept`,
      title,
      putBack: () => actions.putBackExercise(assignmentId),
    })),
  ];
  return lines.length === 0 ? null : (
    <section className={styles.out} aria-label="Taken out">
      <h3 className={styles.outTitle}>Taken out</h3>
      <ul>
        {lines.map(({ key, words, title, putBack }) => (
          <li key={key} className={styles.outLine}>
            <span>{words}</span>
            <Button
              size="small"
              variant="ghost"
              aria-label={`Put back ${title}`}
              onClick={async () => onAnswer(await putBack())}
            >
              Put back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
