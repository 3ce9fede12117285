'use client';

import { useMemo } from 'react';
import type { MapScale } from './draw-map.ts';
import { HeatMap } from './heat-map.tsx';
import type { AxisPicker } from './map-axes.ts';
import { mapLayoutOf } from './map-layout.ts';
import styles from './slice-thumbs.module.css';
import { sliceName } from './slice-thumbs-model.ts';

export interface Thumb {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly blank?: ReadonlySet<number> | undefined;
  /** What is worth knowing before it is chosen: "largest difference 0.31". */
  readonly text: string;
}

interface SliceThumbsProps {
  axis: AxisPicker;
  thumbs: readonly Thumb[];
  scale: MapScale;
  /** Shared by all, so that they can be compared. */
  limit: number;
  chosen: number;
  onPick: (index: number) => void;
}

const SIDE = 46;

/** Every head or channel as a small map; a press makes it the large one. */
export function SliceThumbs({ axis, thumbs, scale, limit, chosen, onPick }: SliceThumbsProps) {
  const [first] = thumbs;
  const layout = useMemo(
    () => mapLayoutOf(first ?? { rows: 1, columns: 1 }, { width: SIDE, heightMax: SIDE, cellMax: SIDE }),
    [first],
  );
  return (
    <fieldset aria-label={`Maps by ${axis.name}`} className={styles.thumbs}>
      {thumbs.map(({ text, ...plane }, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: slices are told apart by their place
          key={index}
          type="button"
          className={styles.thumb}
          aria-pressed={index === chosen}
          aria-label={`${sliceName(axis, index)}, ${text}`}
          onClick={() => onPick(index)}
        >
          <HeatMap {...plane} scale={scale} limit={limit} layout={layout} />
          <span className={styles.name} aria-hidden="true">
            {sliceName(axis, index)}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
