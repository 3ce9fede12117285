import { formatPair } from '../words/number-words.ts';
import { binsOf } from './chart-scale.ts';
import styles from './histogram-chart.module.css';
import chart from './line-chart.module.css';

const SIZE = { width: 300, height: 84 };

/** How often values occur, in equal bins over the finite ones. */
export function HistogramChart({ values, text }: { values: readonly number[]; text: string }) {
  const bins = binsOf(values);
  const most = bins.reduce((count, bin) => Math.max(count, bin.count), 1);
  const width = SIZE.width / Math.max(1, bins.length);
  const [low, high] = formatPair(bins[0]?.from ?? 0, bins.at(-1)?.to ?? 0);
  if (bins.length === 0) return <p className={styles.note}>Nothing finite to count.</p>;
  return (
    <div className={styles.histogram}>
      <svg
        className={chart.chart}
        viewBox={`-2 -6 ${SIZE.width + 4} ${SIZE.height + 12}`}
        role="img"
        aria-label={`${text} At most ${most} in one of ${bins.length} bins.`}
      >
        <line className={chart.grid} x1="0" x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} />
        {bins.map((bin, at) => (
          <rect
            key={bin.from}
            className={chart.bar}
            x={at * width}
            width={Math.max(1, width - 1)}
            y={SIZE.height * (1 - bin.count / most)}
            height={SIZE.height * (bin.count / most)}
          />
        ))}
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </div>
  );
}
