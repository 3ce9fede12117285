'use client';

import { useId, useMemo, useState } from 'react';
import type { JsonTensor } from '#grader/protocol.ts';
import { formatNumber, formatShape, numberOf } from '../words/number-words.ts';
import { HeatMap } from './heat-map.tsx';
import { mapAxesOf } from './map-axes.ts';
import { mapLayoutOf } from './map-layout.ts';
import { MapLegend } from './map-legend.tsx';
import { finiteLimit, moveProbe } from './map-model.ts';
import { hiddenBy } from './masked-cells.ts';
import { blankCells, cellText, largestCell, planeMapOf, scaleFor } from './plane-map.ts';
import { SlicePickers } from './slice-pickers.tsx';
import { SliceThumbs } from './slice-thumbs.tsx';
import { pickedAt, picksWithin, thumbAxisOf } from './slice-thumbs-model.ts';
import styles from './tensor-map.module.css';
import { tensorThumbs } from './tensor-thumbs.ts';
import { useWidth } from './use-width.ts';

interface TensorMapProps {
  tensor: JsonTensor;
  /** What is read out in place of the map. */
  text: string;
  /** Layout words of the axes, outermost first. */
  axisNames?: readonly string[] | undefined;
  /** Where queries may look; broadcasts to the tensor. */
  mask?: JsonTensor | null | undefined;
}

/** Before the first measurement: the content of a 486 px pane. */
const WIDTH_ASSUMED = 450;
const WIDTH_MAX = 320;

/** One tensor as a heat map with its scale, slices and a probe that arrow keys move. */
export function TensorMap({ tensor, text, axisNames, mask }: TensorMapProps) {
  const [chosen, setPicks] = useState<readonly number[]>([]);
  const picks = useMemo(() => picksWithin(chosen, tensor.shape), [chosen, tensor.shape]);
  const [moved, setMoved] = useState<number | null>(null);
  const [measure, width] = useWidth();
  const probeId = useId();
  const { axes, map, scale, limit, blank, thumbs } = usePlane({ tensor, axisNames, mask, picks });
  const layout = useMemo(
    () => mapLayoutOf(map, { width: Math.min(width ?? WIDTH_ASSUMED, WIDTH_MAX) }),
    [map, width],
  );
  const probe = Math.min(moved ?? largestCell(map), map.values.length - 1);
  const thumbAxis = thumbAxisOf(axes);
  const value = map.values[probe] ?? Number.NaN;

  function pick(axis: number, index: number) {
    setPicks(pickedAt(picks, { rank: tensor.shape.length, axis, index }));
    setMoved(null);
  }

  return (
    <div ref={measure} className={styles.map}>
      <SlicePickers axes={axes} picks={picks} onPick={pick} />
      {thumbAxis ? (
        <SliceThumbs
          axis={thumbAxis}
          thumbs={thumbs}
          scale={scale}
          limit={limit}
          chosen={picks[thumbAxis.axis] ?? 0}
          onPick={(index) => pick(thumbAxis.axis, index)}
        />
      ) : null}
      <div
        role="application"
        aria-label={`${text} Arrow keys move the probe.`}
        aria-describedby={probeId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the probe here
        tabIndex={0}
        className={styles.plane}
        onKeyDown={(event) => {
          const next = moveProbe(map, probe, event.key);
          if (next === null) return;
          event.preventDefault();
          setMoved(next);
        }}
      >
        <HeatMap
          rows={map.rows}
          columns={map.columns}
          values={map.values}
          blank={blank}
          scale={scale}
          limit={limit}
          layout={layout}
          label={text}
          probe={probe}
          onProbe={setMoved}
        />
      </div>
      <MapLegend
        scale={scale}
        limit={limit}
        nanCount={map.nanCount}
        infinityCount={map.infinityCount}
        masked={blank.size > 0}
      />
      <p id={probeId} className={styles.probe} role="status" aria-label={cellText(map, probe)}>
        At <code>{formatShape(map.indexOfCell(probe))}</code> <b>{formatNumber(value, 6)}</b>
      </p>
      {map.pooled[0] > 1 || map.pooled[1] > 1 ? (
        <p className={styles.note}>
          Pooled {map.pooled[0]} × {map.pooled[1]}: each cell shows the value of largest size.
        </p>
      ) : null}
    </div>
  );
}

interface PlaneWish extends Pick<TensorMapProps, 'tensor' | 'axisNames' | 'mask'> {
  readonly picks: readonly number[];
}

/** The plane that the picks show, its colours, and the slices beside it. */
function usePlane({ tensor, axisNames, mask, picks }: PlaneWish) {
  const axes = useMemo(() => mapAxesOf(tensor.shape, axisNames), [tensor.shape, axisNames]);
  const map = useMemo(() => planeMapOf(tensor, axes, picks), [tensor, axes, picks]);
  const scale = useMemo(() => scaleFor(tensor), [tensor]);
  const limit = useMemo(() => finiteLimit(Float64Array.from(tensor.data, numberOf)), [tensor]);
  const hidden = useMemo(() => hiddenBy(mask, tensor.shape), [mask, tensor.shape]);
  const blank = useMemo(() => blankCells(map, hidden, (cell) => map.values[cell] === 0), [map, hidden]);
  const thumbs = useMemo(() => tensorThumbs(tensor, { axes, picks, hidden }), [tensor, axes, picks, hidden]);
  return { axes, map, scale, limit, blank, thumbs };
}
