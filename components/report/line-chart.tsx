import { chartBoxOf, pathOf, place, type Series, smoothed } from './chart-scale.ts';
import styles from './line-chart.module.css';
import { formatNumber } from './number-words.ts';

interface LineChartProps {
  /** What is read out before the series. */
  title: string;
  series: readonly Series[];
  /** Draws a smoothed line over the raw one: for losses of a training. */
  smooth?: boolean;
}

const SIZE = { width: 300, height: 84 };
/** Room for the labels at the ends of the lines. */
const LABEL_ROOM = 120;
/** Labels closer than this would overlap. */
const LABEL_STEP = 13;

/** Values over steps; each line carries its name and last value at its end. */
export function LineChart({ title, series, smooth = false }: LineChartProps) {
  const box = chartBoxOf(series, SIZE);
  const labels = endLabels(series, (point) => place(box, point)[1]);
  return (
    <svg
      className={styles.chart}
      viewBox={`-2 -6 ${SIZE.width + LABEL_ROOM + 4} ${SIZE.height + 12}`}
      role="img"
      aria-label={textOf(title, series)}
    >
      {[0, 0.5, 1].map((at) => (
        <line
          key={at}
          className={styles.grid}
          x1="0"
          x2={SIZE.width}
          y1={at * SIZE.height}
          y2={at * SIZE.height}
        />
      ))}
      {series.map(({ name, points }, at) => (
        <g key={name} className={styles[`line${at % 3}`]}>
          {smooth ? <path className={styles.raw} d={pathOf(box, points)} /> : null}
          <path d={pathOf(box, smooth ? smoothed(points) : points)} />
        </g>
      ))}
      {labels.map(({ name, value, y }) => (
        <text key={name} className={styles.label} x={SIZE.width + 6} y={y + 4}>
          {name} {formatNumber(value)}
        </text>
      ))}
    </svg>
  );
}

function endLabels(series: readonly Series[], heightOf: (point: readonly [number, number]) => number) {
  const ends = series
    .flatMap(({ name, points }) => {
      const last = points.at(-1);
      if (!last) return [];
      const y = heightOf(last);
      return [{ name, value: last[1], y: Number.isFinite(y) ? y : 0 }];
    })
    .sort((a, b) => a.y - b.y);
  let free = Number.NEGATIVE_INFINITY;
  return ends.map((end) => {
    const y = Math.max(end.y, free);
    free = y + LABEL_STEP;
    return { ...end, y };
  });
}

function textOf(title: string, series: readonly Series[]): string {
  const parts = series.map(({ name, points }) => {
    const [first, last] = [points[0]?.[1], points.at(-1)?.[1]];
    if (first === undefined || last === undefined) return `${name} has no values`;
    return `${name} from ${formatNumber(first)} to ${formatNumber(last)} over ${points.length} points`;
  });
  return `${title}${title.endsWith('.') ? '' : ':'} ${parts.join('; ')}.`;
}
