/** Cell sizes: maps fill the width they get, stay readable when tiny and never grow past the pane. */

export const CELL_MAX = 34;
/** Gaps of 1 px separate cells from this size up. */
export const GAP_FROM = 8;
/** Numbers stand inside cells from this size up. */
export const NUMBERS_FROM = 25;
/** A map taller than this pushes the hint out of sight. */
export const MAP_HEIGHT_MAX = 264;

export interface MapLayout {
  /** Side of a cell in CSS pixels, gap included. */
  readonly cell: number;
  readonly gap: 0 | 1;
  readonly numbers: boolean;
  readonly width: number;
  readonly height: number;
}

/** Whole pixels when they fit, so that gaps are even; below one pixel the map is scaled. */
export function mapLayoutOf(
  grid: { readonly rows: number; readonly columns: number },
  room: { readonly width: number; readonly cellMax?: number; readonly heightMax?: number },
): MapLayout {
  const columns = Math.max(1, grid.columns);
  const rows = Math.max(1, grid.rows);
  const byWidth = room.width / columns;
  const byHeight = (room.heightMax ?? MAP_HEIGHT_MAX) / rows;
  const fitting = Math.min(byWidth, byHeight, room.cellMax ?? CELL_MAX);
  const cell = fitting >= 2 ? Math.floor(fitting) : fitting;
  return {
    cell,
    gap: cell >= GAP_FROM ? 1 : 0,
    numbers: cell >= NUMBERS_FROM,
    width: Math.round(cell * columns),
    height: Math.max(1, Math.round(cell * rows)),
  };
}

/** The cell under a point, or null outside the map. */
export function cellAt(
  layout: MapLayout,
  grid: { readonly rows: number; readonly columns: number },
  point: { readonly x: number; readonly y: number },
): number | null {
  const column = Math.floor(point.x / layout.cell);
  const row = Math.floor(point.y / layout.cell);
  const inside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
  return inside ? row * grid.columns + column : null;
}
