/** A first grade is a gain, whatever its points. */
export function changeOf(from: number | null, to: number | null): 'gains' | 'loses' | 'same' {
  if (from === to) return 'same';
  if (from === null) return 'gains';
  return to !== null && to > from ? 'gains' : 'loses';
}
