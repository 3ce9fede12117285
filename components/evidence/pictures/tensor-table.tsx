'use client';

import { useMemo, useState } from 'react';
import type { JsonTensor, Picture } from '#grader/protocol.ts';
import { mapAxesOf } from '../maps/map-axes.ts';
import { SlicePickers } from '../maps/slice-pickers.tsx';
import { NumberTable } from './number-table.tsx';
import styles from './tensor-table.module.css';
import { tensorRowsOf } from './tensor-table-model.ts';

interface TensorTableProps {
  /** Names the scrolling box. */
  title: string;
  tensor: JsonTensor;
  labels?: Picture['labels'] | undefined;
}

/** The numbers of a tensor, one plane at a time. */
export function TensorTable(props: TensorTableProps) {
  // A shape such as [0, 12000, 12000] has planes to lay out and nothing to write in them.
  if (props.tensor.data.length === 0) return <p className={styles.note}>No elements.</p>;
  return <FilledTable {...props} />;
}

function FilledTable({ title, tensor, labels }: TensorTableProps) {
  const axes = useMemo(() => mapAxesOf(tensor.shape), [tensor.shape]);
  const [picks, setPicks] = useState<readonly number[]>([]);
  const { columnNames, rows, left } = useMemo(
    () => tensorRowsOf(tensor, { axes, picks, labels }),
    [tensor, axes, picks, labels],
  );
  return (
    <div className={styles.tensor}>
      <SlicePickers
        axes={axes}
        picks={picks}
        onPick={(axis, index) =>
          setPicks(tensor.shape.map((_, at) => (at === axis ? index : (picks[at] ?? 0))))
        }
      />
      <NumberTable label={`Numbers of ${title}`} columnNames={columnNames} rows={rows} />
      {left === null ? null : <p className={styles.note}>{left}</p>}
    </div>
  );
}
