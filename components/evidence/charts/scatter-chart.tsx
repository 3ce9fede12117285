import type { JsonTensor } from '#grader/protocol.ts';
import { formatRange, numberOf } from '../words/number-words.ts';
import { chartBoxOf, place } from './chart-scale.ts';
import chart from './line-chart.module.css';
import styles from './scatter-chart.module.css';

const SIDE = 180;

/** Rows of [points, 2 or more] by their first two columns, on equal axes: a circle must look like one. */
export function ScatterChart({ tensor, text }: { tensor: JsonTensor; text: string }) {
  const points = pointsOf(tensor);
  const box = chartBoxOf([{ name: '', points }], { width: SIDE, height: SIDE });
  const low = Math.min(box.x[0], box.y[0]);
  const high = Math.max(box.x[1], box.y[1]);
  const square = { ...box, x: [low, high] as const, y: [low, high] as const };
  return (
    <div>
      <svg
        className={styles.scatter}
        viewBox={`-4 -4 ${SIDE + 8} ${SIDE + 8}`}
        role="img"
        aria-label={`${points.length} points. ${text}`}
      >
        {points.map((point, at) => {
          const [x, y] = place(square, point);
          if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name
          return <circle key={at} className={chart.dot} cx={x} cy={y} r="1.6" />;
        })}
      </svg>
      <div className={styles.range}>both axes {formatRange(low, high)}</div>
    </div>
  );
}

/** Whether rows of two or more numbers are there. */
export function isScatter({ shape }: JsonTensor): boolean {
  return shape.length >= 2 && (shape.at(-1) ?? 0) >= 2;
}

function pointsOf({ shape, data }: JsonTensor) {
  const columns = shape.at(-1) ?? 2;
  return Array.from({ length: Math.floor(data.length / columns) }, (_, row) => {
    const [x = 'NaN', y = 'NaN'] = data.slice(row * columns, row * columns + 2);
    return [numberOf(x), numberOf(y)] as const;
  });
}
