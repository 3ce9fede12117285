'use client';

import { useMemo } from 'react';
import type { JsonTensor } from '#grader/protocol.ts';
import { nestedCode } from '../words/literal-code.ts';
import { formatShape } from '../words/number-words.ts';
import type { MapScale } from './draw-map.ts';
import { HeatMap } from './heat-map.tsx';
import { mapAxesOf, planeAt } from './map-axes.ts';
import { mapLayoutOf } from './map-layout.ts';
import { finiteLimit } from './map-model.ts';
import styles from './small-map.module.css';

interface SmallMapProps {
  title: string;
  tensor: JsonTensor;
  scale: MapScale;
  /** The value at the end of the scale, where maps side by side share one. Default: the largest of this map. */
  limit?: number | undefined;
  /** Largest side of a cell. */
  cellMax?: number;
  /** Five cells of the default size: numbers such as −0.5 stand in each. */
  width?: number;
}

/** A lone number stands in a tile of this side. */
const LONE_CELL = 48;
/** Numbers are only read out while they are few. */
const NUMBERS_READ_MAX = 16;

/** A map without probe or legend, for an input or a result of a few numbers. */
export function SmallMap({ title, tensor, scale, limit, cellMax = 30, width = 150 }: SmallMapProps) {
  const { plane, layout } = useMemo(() => {
    const squeezed = { ...tensor, shape: tensor.shape.filter((size) => size > 1) };
    const shown = planeAt(squeezed, mapAxesOf(squeezed.shape), []);
    // A lone number gets a tile large enough to read from afar.
    const side = shown.values.length === 1 ? LONE_CELL : cellMax;
    return { plane: shown, layout: mapLayoutOf(shown, { width, cellMax: side }) };
  }, [tensor, cellMax, width]);
  const numbers = tensor.data.length <= NUMBERS_READ_MAX ? `: ${nestedCode(tensor, 4)}` : '';
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.title}>{title}</figcaption>
      <HeatMap
        {...plane}
        scale={scale}
        limit={limit ?? finiteLimit(plane.values)}
        layout={layout}
        label={`${title}, shape ${formatShape(tensor.shape)}${numbers}`}
      />
    </figure>
  );
}
