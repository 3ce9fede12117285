/** Sizes that a splitter can give the pane beside it, in pixels along the axis that it moves on. */
export interface SplitterRoom {
  /** Both panes together, the line left out. */
  readonly total: number;
  /** The least that the pane and what stands across the line keep. */
  readonly least: number;
  readonly leastAcross: number;
}

const STEP_PX = 16;

/** The nearest size that there is room for; where both cannot have their least, the pane keeps its own. */
export function boundedSize(size: number, { total, least, leastAcross }: SplitterRoom): number {
  return Math.max(least, Math.min(size, total - leastAcross));
}

/**
 * The size that a key asks for; null for a key that is none of a splitter's.
 * @param grows what an arrow away from the start of the line's axis does to the pane: 1 before the line, −1 after it.
 */
export function sizeAfterKey(
  key: string,
  size: number,
  { room, grows, upright }: { room: SplitterRoom; grows: 1 | -1; upright: boolean },
): number | null {
  const [back, ahead] = upright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === ahead) return boundedSize(size + grows * STEP_PX, room);
  if (key === back) return boundedSize(size - grows * STEP_PX, room);
  if (key === 'Home') return boundedSize(0, room);
  if (key === 'End') return boundedSize(room.total, room);
  return null;
}
