import { useId } from 'react';
import { formatNumber, formatPair, formatRange } from '../words/number-words.ts';
import { gapSentences, gapsOf } from './chart-gaps.ts';
import { type ChartBox, chartBoxOf, pathOf, place, type Series, smoothed } from './chart-scale.ts';
import styles from './line-chart.module.css';

interface LineChartProps {
  /** What is read out before the series. */
  title: string;
  series: readonly Series[];
  /** Draws a smoothed line over the raw one: for losses of a training. */
  smooth?: boolean;
}

const SIZE = { width: 300, height: 84 };
/** Room for the values of the grid lines, and for the labels at the ends of the lines. */
const AXIS_ROOM = 36;
/** Between a value and its grid line, and of one letter of it. */
const AXIS_GAP = 6;
const AXIS_LETTER = 6;
const LABEL_ROOM = 104;
/** Labels closer than this would overlap. */
const LABEL_STEP = 13;

/** Values over steps; each line carries its name and last value at its end. Where a value is not finite it is hatched. */
export function LineChart({ title, series, smooth = false }: LineChartProps) {
  const hatch = useId();
  const box = chartBoxOf(series, SIZE);
  const ends = formatPair(...box.y, 2);
  const room = Math.max(AXIS_ROOM, AXIS_GAP + AXIS_LETTER * Math.max(...ends.map(({ length }) => length)));
  const labels = endLabels(series, (point) => place(box, point)[1]);
  return (
    <svg
      className={styles.chart}
      viewBox={`${-room} -6 ${room + SIZE.width + LABEL_ROOM} ${SIZE.height + 12}`}
      role="img"
      aria-label={textOf(title, series)}
    >
      <Hatch id={hatch} />
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
      {ends.map((value, at) => (
        <text
          key={at === 0 ? 'low' : 'high'}
          className={styles.axis}
          x={-AXIS_GAP}
          y={(1 - at) * SIZE.height + 4}
          textAnchor="end"
        >
          {value}
        </text>
      ))}
      {series.map((line) => (
        <Gaps key={line.name} box={box} line={line} fill={`url(#${hatch})`} />
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

/** Stripes that say NaN in every picture. */
function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={styles.hatch} width="2" height="5" />
      </pattern>
    </defs>
  );
}

/** NaN hatched over the whole height, infinities as solid ink at the end of the scale that they are beyond. */
function Gaps({ box, line, fill }: { box: ChartBox; line: Series; fill: string }) {
  const THIN = 3;
  return gapsOf(line.points).map(({ what, from, to }) => {
    const [left, right] = [place(box, [from, 0])[0], place(box, [to, 0])[0]];
    const bar = { x: left - THIN / 2, width: right - left + THIN };
    const key = `${what} ${from}`;
    if (what === 'NaN') return <rect key={key} {...bar} y={0} height={SIZE.height} fill={fill} />;
    const y = what === '+∞' ? -THIN : SIZE.height;
    return <rect key={key} {...bar} className={styles.infinite} y={y} height={THIN} />;
  });
}

function endLabels(series: readonly Series[], heightOf: (point: readonly [number, number]) => number) {
  const ends = series
    .flatMap(({ name, points }) => {
      const last = points.at(-1);
      if (!last) return [];
      const y = heightOf(points.findLast((point) => Number.isFinite(point[1])) ?? last);
      return [{ name, value: last[1], y: Number.isFinite(y) ? y : SIZE.height / 2 }];
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
    return `${name} from ${formatRange(first, last)} over ${points.length} points`;
  });
  const told = `${title}${title.endsWith('.') ? '' : ':'} ${parts.join('; ')}.`;
  return [told, ...gapSentences(series)].join(' ');
}
