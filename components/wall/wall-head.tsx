import type { WallView } from '#server/insight/wall/wall-view.ts';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import styles from './wall-head.module.css';

interface WallHeadProps {
  readonly view: WallView;
  /** Where what is shown is not of now. */
  readonly standing: string | null;
  readonly onHelp: () => void;
}

/** Which exercise, how many work, and how many are through. */
export function WallHead({ view, standing, onHelp }: WallHeadProps) {
  const { course, exercise, board, enrolled } = view;
  const room = board?.room ?? null;
  return (
    <header className={styles.head}>
      <div className={styles.what}>
        <p className={styles.where}>
          <span>
            {exercise.module} · {course.title}
          </span>
          <span role="status" className={styles.standing}>
            {standing}
          </span>
          <button type="button" className={styles.help} aria-label="Keys of this page" onClick={onHelp}>
            ?
          </button>
        </p>
        <h1 className={styles.title}>
          {exercise.number} {exercise.title}
        </h1>
      </div>
      {board === null ? null : (
        <dl className={styles.counts}>
          <div className={styles.count}>
            <dd className={styles.figure}>
              {board.working} <span className={styles.of}>of {enrolled}</span>
            </dd>
            <dt className={styles.label}>working</dt>
          </div>
          {room === null ? null : (
            <div className={styles.count}>
              <dd className={styles.through}>{room.passingAll}</dd>
              <dt className={styles.label}>
                <StatusGlyph status="pass" size={22} /> pass all {room.cases.length}
              </dt>
            </div>
          )}
        </dl>
      )}
    </header>
  );
}
