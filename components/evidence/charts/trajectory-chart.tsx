import { useMemo } from 'react';
import type { Picture } from '#grader/protocol.ts';
import { formatRange } from '../words/number-words.ts';
import type { ChartBox, Point } from './chart-scale.ts';
import styles from './trajectory-chart.module.css';
import { endLabels } from './trajectory-labels.ts';
import { placeNearby, trajectoryModel } from './trajectory-model.ts';

/** Steps closer than this are drawn as a line alone. */
const DOTS_MAX = 60;

/** A walk over level lines: yours in colour, what is expected dashed, both in one scale. */
export function TrajectoryChart({ picture }: { picture: Picture }) {
  const model = useMemo(() => trajectoryModel(picture), [picture]);
  const { box, levels, actual, expected, text } = model;
  const [lowest, highest] = [levels[0], levels.at(-1)];
  return (
    <div>
      <svg
        className={styles.plane}
        style={{ maxWidth: box.width }}
        viewBox={`0 0 ${box.width.toFixed(1)} ${box.height.toFixed(1)}`}
        role="img"
        aria-label={text}
      >
        {levels.map(({ level, path }) => (
          <path key={level} className={styles.level} d={path} />
        ))}
        <Walk box={box} points={actual} className={styles.actual} />
        {expected ? <Walk box={box} points={expected} className={styles.expected} /> : null}
        <Ends box={box} actual={actual} expected={expected} />
      </svg>
      <div className={styles.range}>
        {axisText('x₀', box.x)}, {axisText('x₁', box.y)}
        {lowest && highest && lowest !== highest
          ? `; lines from ${formatRange(lowest.level, highest.level)}`
          : null}
      </div>
    </div>
  );
}

function Walk({
  box,
  points,
  className,
}: {
  box: ChartBox;
  points: readonly Point[];
  className: string | undefined;
}) {
  const placed = points
    .filter((point) => point.every(Number.isFinite))
    .map((point) => placeNearby(box, point));
  return (
    <g className={className}>
      <path
        d={placed.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')}
      />
      {placed.length > DOTS_MAX
        ? null
        : placed.map(([x, y], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name
            <circle key={at} cx={x} cy={y} r="2" />
          ))}
    </g>
  );
}

function Ends({
  box,
  actual,
  expected,
}: {
  box: ChartBox;
  actual: readonly Point[];
  expected: readonly Point[] | null;
}) {
  return endLabels(box, { actual, expected }).map(({ name, x, y, anchor }) => (
    <text key={name} className={styles.label} x={x} y={y} textAnchor={anchor}>
      {name}
    </text>
  ));
}

function axisText(name: string, [low, high]: readonly [number, number]): string {
  return `${name} ${formatRange(low, high)}`;
}
