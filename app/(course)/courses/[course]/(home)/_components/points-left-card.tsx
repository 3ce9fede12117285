import { Card } from '#components/ui/card.tsx';
import { formatPoints } from '#components/ui/format-points.ts';
import type { CourseHomeView } from '#server/courses/course-home-view.ts';
import { PLOT, pointsLeftCurve } from '../_logic/points-left-curve.ts';
import styles from './points-left-card.module.css';

interface PointsLeftCardProps {
  readonly home: Pick<CourseHomeView, 'totals' | 'pointsLeft'>;
  readonly now: string;
}

/** What is left to gain, drawn like a loss curve. */
export function PointsLeftCard({ home: { totals, pointsLeft }, now }: PointsLeftCardProps) {
  const left = totals.pointsMax - totals.verified;
  const curve = pointsLeftCurve({ pointsLeft, totals, now });
  return (
    <Card className={styles.card} aria-labelledby="points-left">
      <div className={styles.head}>
        <h2 id="points-left" className={styles.title}>
          Points left
        </h2>
        <span className={styles.of}>of {formatPoints(totals.pointsMax)}</span>
      </div>
      <p className={styles.sum}>
        <span className={styles.figure}>{formatPoints(left)}</span>
        {totals.provisional > 0 ? (
          <span>{formatPoints(left - totals.provisional)} once provisional scores count</span>
        ) : null}
      </p>
      {curve === null ? (
        <p className={styles.none}>The curve starts with your first verified score.</p>
      ) : (
        <>
          <svg
            className={styles.plot}
            viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
            role="img"
            aria-label={`Points left over time: ${formatPoints(left)} of ${formatPoints(totals.pointsMax)} today.`}
          >
            {curve.grid.map(({ y, points }) => (
              <g key={points}>
                <path className={styles.grid} d={`M${PLOT.left} ${y}H${PLOT.width - PLOT.right}`} />
                <text className={styles.label} x={PLOT.left - 6} y={y + 3.5} textAnchor="end">
                  {formatPoints(points)}
                </text>
              </g>
            ))}
            {curve.months.map(({ x, label }) => (
              <text
                key={`${label}${x}`}
                className={styles.label}
                x={x}
                y={PLOT.height - 5}
                textAnchor="middle"
              >
                {label}
              </text>
            ))}
            {curve.due === null ? null : <path className={styles.due} d={curve.due} />}
            <path className={styles.today} d={`M${curve.today.x} 14V${PLOT.height - PLOT.bottom + 2}`} />
            <text className={styles.todayLabel} x={curve.today.x} y={8} textAnchor="middle">
              today
            </text>
            {curve.provisional === null ? null : (
              <path className={styles.provisional} d={curve.provisional} />
            )}
            <path className={styles.verified} d={curve.verified} />
            <circle className={styles.end} cx={curve.today.x} cy={curve.today.y} r="3.4" />
          </svg>
          <ul className={styles.legend}>
            <Legend line={styles.verified} text="Verified" />
            {curve.provisional === null ? null : <Legend line={styles.provisional} text="Provisional" />}
            {curve.due === null ? null : <Legend line={styles.due} text="Due dates" />}
          </ul>
        </>
      )}
    </Card>
  );
}

function Legend({ line, text }: { line: string | undefined; text: string }) {
  return (
    <li>
      <svg width="16" height="4" aria-hidden="true">
        <path className={line} d="M0 2H16" />
      </svg>
      {text}
    </li>
  );
}
