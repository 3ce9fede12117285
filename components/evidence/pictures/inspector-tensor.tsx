'use client';

import { CopyButton } from '#components/ui/copy/copy-button.tsx';
import type { JsonTensor, TensorStats } from '#grader/protocol.ts';
import { HistogramChart } from '../charts/histogram-chart.tsx';
import { TensorMap } from '../maps/tensor-map.tsx';
import { codeOf } from '../words/literal-code.ts';
import { formatNumber, formatPair, numberOf } from '../words/number-words.ts';
import type { InspectorEntry } from './inspector-entries.ts';
import styles from './inspector-tensor.module.css';
import { PictureFrame } from './picture-frame.tsx';
import { figuresText, isEmpty } from './tensor-figures.ts';
import { TensorTable } from './tensor-table.tsx';

const FIGURE_DIGITS = 4;

interface InspectorTensorProps {
  entry: InspectorEntry;
  tensor: JsonTensor;
}

/** One tensor in full: figures, map, histogram, numbers, and itself as a literal. */
export function InspectorTensor({ entry, tensor }: InspectorTensorProps) {
  const { name, figures, missing } = entry;
  if (!figures) return null;
  const text = `${name}: ${figuresText(figures)}`;

  return (
    <div className={styles.tensor}>
      <Figures figures={figures} />
      {isEmpty(tensor) ? (
        <p className={styles.note}>It has no elements.</p>
      ) : (
        <>
          <PictureFrame title={name} table={() => <TensorTable title={name} tensor={tensor} />}>
            <TensorMap tensor={tensor} text={text} axisNames={entry.axisNames} />
          </PictureFrame>
          <HistogramChart values={tensor.data.map(numberOf)} text={`Histogram of ${text}`} />
        </>
      )}
      <div className={styles.actions}>
        {missing === null ? (
          <CopyButton text={() => codeOf(tensor)} label="Copy as literal" />
        ) : (
          <p className={styles.note}>{missing}</p>
        )}
      </div>
    </div>
  );
}

function Figures({ figures }: { figures: TensorStats }) {
  const { min, max, mean, std } = figures;
  const [low, high] = min === null || max === null ? [null, null] : formatPair(min, max, FIGURE_DIGITS);
  const rows = [
    ['min', low],
    ['max', high],
    ['mean', mean === null ? null : formatNumber(mean, FIGURE_DIGITS)],
    ['std', std === null ? null : formatNumber(std, FIGURE_DIGITS)],
  ] as const;
  return (
    <dl className={styles.figures}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '–'}</dd>
        </div>
      ))}
      <div className={figures.nan > 0 ? styles.strange : undefined}>
        <dt>NaN</dt>
        <dd>{figures.nan}</dd>
      </div>
      <div className={figures.infinite > 0 ? styles.strange : undefined}>
        <dt>±∞</dt>
        <dd>{figures.infinite}</dd>
      </div>
    </dl>
  );
}
