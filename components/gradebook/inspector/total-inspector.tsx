import type { GradebookColumnView } from '#server/grading/gradebook-view.ts';
import { formatPoints, pointsInWords } from '../../ui/format-points.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import explained from '../explained/explained.module.css';
import { fullMarksIn, type GradebookRow, isDue, pointsIn } from '../shown/cell.ts';
import styles from './inspector.module.css';

interface TotalInspectorProps {
  readonly row: GradebookRow;
  readonly columns: readonly GradebookColumnView[];
  readonly modules: readonly { readonly slug: string; readonly title: string }[];
  /** ISO, of the snapshot. */
  readonly at: string;
  readonly onClose: () => void;
}

/** What a total is the sum of. What is not due yet takes nothing away. */
export function TotalInspector({ row, columns, modules, at, onClose }: TotalInspectorProps) {
  const due = row.cells.filter((cell, place) => columns[place] && isDue(cell, columns[place], at));
  const areWeighed = columns.some(({ perPoint }) => perPoint !== 1);
  const missing = row.cells.filter(({ state }) => state === 'missing').length;
  return (
    <aside className={styles.inspector} aria-label="Total">
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>
            <bdi>{row.name}</bdi>
          </h2>
          <p className={styles.exercise}>Total of all exercises</p>
        </div>
        <IconButton icon="close" label="Close the inspector" onClick={onClose} />
      </header>
      <div className={styles.body}>
        <div className={explained.score}>
          <p className={explained.figure}>
            <b>{formatPoints(row.verified)}</b> of {formatPoints(fullMarksIn(row.cells))}
          </p>
          {row.provisional > 0 ? <span>+{formatPoints(row.provisional)} provisional</span> : null}
        </div>
        <section>
          <h3 className={explained.heading}>Why</h3>
          <ul className={explained.reasons}>
            <li>
              The sum of every verified grade, after lateness and overrides.{' '}
              {areWeighed
                ? 'Exercises count by their weights, set under Dates.'
                : 'Each point weighs the same.'}
            </li>
            <li>Due so far: {pointsInWords(fullMarksIn(due))}. What is not due yet takes nothing away.</li>
            {missing > 0 ? (
              <li>
                {missing === 1
                  ? '1 exercise is missing and counts as 0.'
                  : `${missing} exercises are missing and count as 0.`}
              </li>
            ) : null}
            {row.provisional > 0 ? (
              <li>Provisional points count for nothing until they are verified.</li>
            ) : null}
          </ul>
        </section>
        <section>
          <h3 className={explained.heading}>By module</h3>
          <ol className={explained.history}>
            {modules.map(({ slug, title }) => {
              const cells = row.cells.filter((_cell, place) => columns[place]?.module === slug);
              return (
                <li key={slug}>
                  <b className={explained.historyPoints}>{formatPoints(pointsIn(cells, ['verified']))}</b>
                  <span>
                    of {formatPoints(fullMarksIn(cells))}, {title}
                  </span>
                </li>
              );
            })}
          </ol>
        </section>
      </div>
    </aside>
  );
}
