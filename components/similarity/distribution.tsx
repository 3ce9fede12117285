import styles from './distribution.module.css';

interface DistributionProps {
  /** Students in each of 20 steps of 5 %. */
  readonly counts: readonly number[];
  /** Pairs are listed from here on. */
  readonly from: number;
}

const WIDTH = 300;
const HEIGHT = 96;
const TOP = 14;

/** Students by the most similar program of anybody else; a bar from 30 % on lists the pairs from there. */
export function Distribution({ counts, from }: DistributionProps) {
  const highest = Math.max(1, ...counts);
  const y = (count: number) => (count / highest) * (HEIGHT - TOP);
  const step = WIDTH / counts.length;
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`} className={styles.chart} aria-hidden="true">
        <line className={styles.base} x1="0" x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
        {counts.map((count, at) => (
          <g key={rangeWords(at)}>
            <rect
              className={at / counts.length >= from - 1e-9 ? styles.listed : styles.bar}
              x={at * step + 1}
              width={step - 2}
              y={HEIGHT - y(count)}
              height={y(count)}
            />
            {count === 0 ? null : (
              <text className={styles.count} x={(at + 0.5) * step} y={HEIGHT - y(count) - 3}>
                {count}
              </text>
            )}
          </g>
        ))}
        <line className={styles.from} x1={from * WIDTH} x2={from * WIDTH} y1="0" y2={HEIGHT} />
        {[0, 25, 50, 75, 100].map((percent) => (
          <text
            key={percent}
            className={styles.tick}
            x={(percent / 100) * WIDTH}
            y={HEIGHT + 14}
            textAnchor={percent === 0 ? 'start' : percent === 100 ? 'end' : 'middle'}
          >
            {percent}%
          </text>
        ))}
      </svg>
      <figcaption className={styles.caption}>
        The dashed line is where the list begins. Most programs of one exercise are a little alike.
      </figcaption>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Most similar other program</th>
            <th scope="col">Students</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count, at) =>
            count === 0 ? null : (
              <tr key={rangeWords(at)}>
                <th scope="row">{rangeWords(at)}</th>
                <td>{count}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </figure>
  );
}

/** "60 to 65%" */
function rangeWords(at: number): string {
  return `${at * 5} to ${at * 5 + 5}%`;
}
