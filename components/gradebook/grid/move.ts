/** Where a key leads to in the matrix; it stops at the edges. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const PAGE_ROWS = 20;

/** Null when the key does not move. Nothing selected: the first cell. */
export function moved(
  present: CellPosition | null,
  press: { readonly key: string; readonly ctrl: boolean },
  size: { readonly rows: number; readonly columns: number },
): CellPosition | null {
  const step = stepOf(press, size);
  if (step === null || size.rows === 0 || size.columns === 0) return null;
  if (present === null) return { row: 0, column: 0 };
  const clamp = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);
  return {
    row: clamp(present.row + step[0], size.rows),
    column: clamp(present.column + step[1], size.columns),
  };
}

function stepOf(
  { key, ctrl }: { key: string; ctrl: boolean },
  { rows, columns }: { rows: number; columns: number },
): readonly [number, number] | null {
  if (key === 'Home') return [ctrl ? -rows : 0, -columns];
  if (key === 'End') return [ctrl ? rows : 0, columns];
  if (key === 'PageUp') return [-PAGE_ROWS, 0];
  if (key === 'PageDown') return [PAGE_ROWS, 0];
  const step = STEPS[key];
  if (!step) return null;
  return ctrl ? [step[0] * rows, step[1] * columns] : step;
}
