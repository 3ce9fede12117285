import { Card } from '#components/ui/card.tsx';
import { formatPoints } from '#components/ui/format-points.ts';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { CourseHomeView } from '#server/courses/course-home-view.ts';
import styles from './score-card.module.css';

/** What is verified, and what scores of the browser would add. */
export function ScoreCard({ totals }: { totals: CourseHomeView['totals'] }) {
  return (
    <Card className={styles.card} aria-labelledby="score">
      <h2 id="score" className={styles.title}>
        Score
      </h2>
      <dl>
        <div className={styles.line}>
          <dt>
            <StatusGlyph status="verified" size={17} /> Verified
          </dt>
          <dd className={styles.verified}>{formatPoints(totals.verified)}</dd>
        </div>
        <div className={styles.line}>
          <dt>
            <StatusGlyph status="provisional" size={17} /> Provisional
          </dt>
          <dd>
            <span className={styles.provisional}>{formatPoints(totals.provisional)}</span>
          </dd>
        </div>
      </dl>
      <p className={styles.note}>
        Provisional is what scores of your own browser would add. They count once you submit and the server
        confirms them.
      </p>
    </Card>
  );
}
