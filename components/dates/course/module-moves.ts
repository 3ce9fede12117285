/** The list with one of its elements at another place; the others close up. */
export function movedTo<T>(list: readonly T[], { from, to }: { from: number; to: number }): readonly T[] {
  const next = [...list];
  const [taken] = next.splice(from, 1);
  if (taken !== undefined) next.splice(to, 0, taken);
  return next;
}

/** Where what is dropped on a row comes to stand: before it, or behind it where the pointer is in its lower half. */
export function dropPlace(drop: { from: number; over: number; isLowerHalf: boolean }): number {
  const { from, over, isLowerHalf } = drop;
  const gap = isLowerHalf ? over + 1 : over;
  return gap > from ? gap - 1 : gap;
}
