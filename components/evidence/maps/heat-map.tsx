'use client';

import { useEffect, useRef } from 'react';
import { drawMap, type MapScale } from './draw-map.ts';
import styles from './heat-map.module.css';
import { cellAt, type MapLayout } from './map-layout.ts';
import { useDrawnTheme } from './use-drawn-theme.ts';

interface HeatMapProps {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
  scale: MapScale;
  limit: number;
  layout: MapLayout;
  /** Cells that stay empty. */
  blank?: ReadonlySet<number> | undefined;
  /** What is read out in its place; without it the map is decoration beside words. */
  label?: string;
  /** The cell with the probe, in every linked map the same. */
  probe?: number | undefined;
  onProbe?: ((cell: number) => void) | undefined;
}

/** One map. Pointer and tap move the probe; keys belong to the group of linked maps. */
export function HeatMap(props: HeatMapProps) {
  const { rows, columns, values, scale, limit, layout, blank, label, probe, onProbe } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useDrawnTheme();

  useEffect(() => {
    if (canvas.current)
      drawMap(canvas.current, { rows, columns, values, scale, limit, blank }, layout, theme);
  }, [rows, columns, values, scale, limit, blank, layout, theme]);

  function followPointer(event: React.PointerEvent) {
    const box = event.currentTarget.getBoundingClientRect();
    const cell = cellAt(layout, { rows, columns }, { x: event.clientX - box.x, y: event.clientY - box.y });
    if (cell !== null && cell !== probe) onProbe?.(cell);
  }

  return (
    <div
      className={styles.map}
      style={{ width: layout.width, height: layout.height }}
      onPointerMove={followPointer}
      onPointerDown={followPointer}
    >
      <canvas
        ref={canvas}
        {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
        className={styles.canvas}
      />
      {probe !== undefined && layout.cell >= 3 ? (
        <span
          className={styles.probe}
          style={{
            width: layout.cell - layout.gap,
            height: layout.cell - layout.gap,
            left: (probe % columns) * layout.cell,
            top: Math.floor(probe / columns) * layout.cell,
          }}
        />
      ) : null}
    </div>
  );
}
