import type { RegradeView } from '#server/grading/regrade/regrade-view.ts';
import { formatPoints } from '../ui/format-points.ts';
import { spreadWords } from './because-words.ts';
import { ChangeGlyph } from './change-glyph.tsx';
import styles from './summary.module.css';

/** Four counts that add up to the students, one bar of them, and the mean of those who are judged. */
export function Summary({ view }: { readonly view: RegradeView }) {
  const { counts, means, students } = view;
  const { same, gains, loses, notJudged } = counts;
  return (
    <section className={styles.summary} aria-label="Who gains and who loses">
      <dl className={styles.counts}>
        <Count number={same} words="unchanged" />
        <Count number={gains} words={gains === 1 ? 'gains' : 'gain'} change="gains" />
        <Count number={loses} words={loses === 1 ? 'loses' : 'lose'} change="loses" />
        <Count
          number={notJudged}
          words={view.state === 'running' ? 'not judged yet' : 'not judged, grade kept'}
          change="not-judged"
        />
      </dl>
      <div className={styles.bar} aria-hidden="true">
        <span className={styles.same} style={{ flexGrow: same }} />
        <span className={styles.gains} style={{ flexGrow: gains }} />
        <span className={styles.loses} style={{ flexGrow: loses }} />
        <span className={styles.notJudged} style={{ flexGrow: notJudged }} />
      </div>
      <p className={styles.mean}>
        <span>
          {means === null ? (
            view.state === 'running' ? (
              'Nobody is judged yet.'
            ) : (
              'Nobody could be judged.'
            )
          ) : (
            <>
              Mean of the {means.judged} judged: {formatPoints(means.from)} → <b>{formatPoints(means.to)}</b>
            </>
          )}
        </span>
        <span>{spreadWords(students)}</span>
      </p>
    </section>
  );
}

function Count({
  number,
  words,
  change,
}: {
  readonly number: number;
  readonly words: string;
  readonly change?: 'gains' | 'loses' | 'not-judged';
}) {
  return (
    <div className={styles.count}>
      <dt>{words}</dt>
      <dd>
        {number} {change === undefined ? null : <ChangeGlyph change={change} size={16} />}
      </dd>
    </div>
  );
}
