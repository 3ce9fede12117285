import { counted } from '#grader/protocol/count-words.ts';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import type { Answer, DatesActions } from '../dates-actions.ts';
import styles from './course-panel.module.css';

interface TakenOutProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  /** Says why not, where it cannot be. */
  readonly onPutBack: (asked: Promise<Answer<null>>) => Promise<unknown>;
}

/** What was taken out of the course, and the way back. */
export function TakenOut({ view: { takenOut }, actions, onPutBack }: TakenOutProps) {
  const lines = [
    ...takenOut.modules.map(({ slug, title }) => ({
      key: slug,
      words: `${title}, a module`,
      title,
      putBack: () => actions.putBackModule(slug),
    })),
    ...takenOut.exercises.map(({ assignmentId, title, graded }) => ({
      key: assignmentId,
      words: graded === 0 ? title : `${title}, ${counted(graded, 'grade')} kept`,
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
              onClick={() => void onPutBack(putBack())}
            >
              Put back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
