/** Large tensors made small enough to draw. */

export interface ThinnedTensor {
  readonly shape: number[];
  readonly data: number[];
}

/** Halves the longest axis (every other element) until at most `elementsMax` are left. */
export function thinTensor(
  values: ArrayLike<number>,
  shape: readonly number[],
  elementsMax: number,
): ThinnedTensor {
  const strides = shape.map((_, axis) => product(shape.slice(axis + 1)));
  const steps = shape.map(() => 1);
  const sizes = (): number[] => shape.map((size, axis) => Math.ceil(size / (steps[axis] ?? 1)));
  while (product(sizes()) > elementsMax) {
    const current = sizes();
    const longest = current.indexOf(Math.max(...current));
    steps[longest] = (steps[longest] ?? 1) * 2;
  }
  const kept = sizes();
  const data: number[] = [];
  const visit = (axis: number, offset: number): void => {
    if (axis === shape.length) {
      data.push(Number(values[offset] ?? 0));
      return;
    }
    const stride = (strides[axis] ?? 1) * (steps[axis] ?? 1);
    for (let i = 0; i < (kept[axis] ?? 0); i += 1) visit(axis + 1, offset + i * stride);
  };
  visit(0, 0);
  return { shape: kept, data };
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1);
}
