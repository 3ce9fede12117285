'use client';

import type { JsonTensor, Picture } from '#grader/protocol.ts';
import { binsOf, chartBoxOf, place } from './chart-scale.ts';
import { ColourImage } from './colour-image.tsx';
import chart from './line-chart.module.css';
import { LineChart } from './line-chart.tsx';
import { formatNumber, formatShape, numberOf } from './number-words.ts';
import styles from './picture-view.module.css';
import { PredictionGrid } from './prediction-grid.tsx';
import { SmallMap } from './small-map.tsx';
import { TrajectoryChart } from './trajectory-chart.tsx';

/** What `show(tensor, { as })` or a case asked for. */
export function PictureView({ picture }: { picture: Picture }) {
  const { tensor } = picture;
  const title = picture.title || `show: ${formatShape(tensor.shape)}`;
  switch (picture.as) {
    case 'image':
      return tensor.shape.at(-1) === 3 && tensor.shape.length >= 3 ? (
        <ColourImage title={title} tensor={tensor} />
      ) : (
        <SmallMap title={title} tensor={tensor} scale="gray" width={200} cellMax={10} />
      );
    case 'heatmap':
      return <SmallMap title={title} tensor={tensor} scale="diverging" width={280} />;
    case 'line':
      return <LineChart title={title} series={seriesOf(picture)} />;
    case 'histogram':
      return <Histogram title={title} values={tensor.data.map(numberOf)} />;
    case 'scatter':
      return <Scatter title={title} tensor={tensor} />;
    case 'table':
      return <NumberTable title={title} tensor={tensor} labels={picture.labels} />;
    case 'predictions':
      return <PredictionGrid picture={picture} />;
    case 'trajectory':
      return <TrajectoryChart picture={picture} />;
  }
}

/** Rows of a matrix are lines; anything else is one line. */
function seriesOf({ tensor, labels }: Picture) {
  const length = tensor.shape.at(-1) ?? 1;
  const LINES_MAX = 6;
  const count = tensor.shape.length === 2 ? Math.min(LINES_MAX, tensor.shape[0] ?? 1) : 1;
  return Array.from({ length: count }, (_, row) => ({
    name: labels?.rows?.[row] ?? (count > 1 ? `row ${row}` : 'last'),
    points: tensor.data
      .slice(row * length, count > 1 ? (row + 1) * length : undefined)
      .map((value, at) => [at, numberOf(value)] as const),
  }));
}

const SIZE = { width: 300, height: 84 };

function Histogram({ title, values }: { title: string; values: readonly number[] }) {
  const bins = binsOf(values);
  const most = bins.reduce((count, bin) => Math.max(count, bin.count), 1);
  const width = SIZE.width / Math.max(1, bins.length);
  const range = bins.length === 0 ? 'nothing finite' : rangeText(bins[0]?.from ?? 0, bins.at(-1)?.to ?? 0);
  return (
    <figure className={chart.figure}>
      <figcaption className={chart.title}>{title}</figcaption>
      <svg
        className={chart.chart}
        viewBox={`-2 -6 ${SIZE.width + 4} ${SIZE.height + 12}`}
        role="img"
        aria-label={`Histogram of ${values.length} values, ${range}, at most ${most} in a bin`}
      >
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
      <div className={styles.range}>{range}</div>
    </figure>
  );
}

function Scatter({ title, tensor }: { title: string; tensor: JsonTensor }) {
  const columns = tensor.shape.at(-1) ?? 2;
  const rows = Math.floor(tensor.data.length / Math.max(1, columns));
  const points = Array.from({ length: rows }, (_, row) => {
    const [x = 'NaN', y = 'NaN'] = tensor.data.slice(row * columns, row * columns + 2);
    return [numberOf(x), numberOf(y)] as const;
  });
  // Equal axes: a circle must look like one.
  const SIDE = 180;
  const box = chartBoxOf([{ name: '', points }], { width: SIDE, height: SIDE });
  const low = Math.min(box.x[0], box.y[0]);
  const high = Math.max(box.x[1], box.y[1]);
  const square = { ...box, x: [low, high] as const, y: [low, high] as const };
  return (
    <figure className={chart.figure}>
      <figcaption className={chart.title}>{title}</figcaption>
      <svg
        className={styles.scatter}
        viewBox={`-4 -4 ${SIDE + 8} ${SIDE + 8}`}
        role="img"
        aria-label={`${rows} points, both axes ${rangeText(low, high)}`}
      >
        {points.map((point, at) => {
          const [x, y] = place(square, point);
          if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name
          return <circle key={at} className={chart.dot} cx={x} cy={y} r="1.6" />;
        })}
      </svg>
      <div className={styles.range}>{rangeText(low, high)}</div>
    </figure>
  );
}

function NumberTable({
  title,
  tensor,
  labels,
}: {
  title: string;
  tensor: JsonTensor;
  labels: Picture['labels'] | undefined;
}) {
  const columns = tensor.shape.length === 0 ? 1 : (tensor.shape.at(-1) ?? 1);
  const ROWS_MAX = 64;
  const rows = Math.min(ROWS_MAX, Math.ceil(tensor.data.length / Math.max(1, columns)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className={styles.tableBox} tabIndex={0} aria-label={title}>
      <table className={styles.table}>
        <caption>{title}</caption>
        {labels?.columns ? (
          <thead>
            <tr>
              {labels.rows ? <td /> : null}
              {labels.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={row}>
              {labels?.rows ? <th scope="row">{labels.rows[row]}</th> : null}
              {tensor.data.slice(row * columns, (row + 1) * columns).map((value, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                <td key={column}>{formatNumber(numberOf(value), 4)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rangeText(low: number, high: number): string {
  return `${formatNumber(low)} to ${formatNumber(high)}`;
}
