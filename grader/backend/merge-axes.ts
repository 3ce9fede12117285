/** Shapes of fewer axes on which an operation does the same to the same numbers in the same order. */

export interface BinaryShapes {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** Two shapes that broadcast: neighbouring axes along which both run, or the same one runs alone, become one. */
export function mergeBroadcast(a: readonly number[], b: readonly number[]): BinaryShapes {
  const rank = Math.max(a.length, b.length);
  const sizeOf = (shape: readonly number[], axis: number) => shape[axis - rank + shape.length] ?? 1;
  const merged: { a: number; b: number; along: string }[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const [sizeA, sizeB] = [sizeOf(a, axis), sizeOf(b, axis)];
    if (sizeA === 1 && sizeB === 1) continue;
    const along = sizeA === sizeB ? 'both' : sizeA === 1 ? 'b' : 'a';
    const last = merged.at(-1);
    if (last?.along === along) {
      last.a *= sizeA;
      last.b *= sizeB;
    } else merged.push({ a: sizeA, b: sizeB, along });
  }
  return { a: merged.map((axis) => axis.a), b: merged.map((axis) => axis.b) };
}

export interface TileShapes {
  readonly shape: readonly number[];
  readonly reps: readonly number[];
}

/** An axis that is not repeated joins the one before it; so does any axis behind one of size 1. */
export function mergeTile(shape: readonly number[], reps: readonly number[]): TileShapes {
  const merged: { size: number; reps: number }[] = [];
  shape.forEach((size, axis) => {
    const own = reps[axis] ?? 1;
    const last = merged.at(-1);
    if (last && (own === 1 || last.size === 1)) {
      last.size *= size;
      last.reps *= own;
    } else merged.push({ size, reps: own });
  });
  return { shape: merged.map(({ size }) => size), reps: merged.map((axis) => axis.reps) };
}

export interface TransposeShapes {
  readonly shape: readonly number[];
  readonly perm: readonly number[];
}

/** Axes of size 1 go; axes that stay neighbours in the same order become one. */
export function mergeTranspose(shape: readonly number[], perm: readonly number[]): TransposeShapes {
  const order = perm.filter((axis) => shape[axis] !== 1);
  const kept = order.toSorted((x, y) => x - y);
  const groups: number[][] = [];
  for (const axis of order) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && kept.indexOf(axis) === kept.indexOf(last) + 1) groups.at(-1)?.push(axis);
    else groups.push([axis]);
  }
  const inOrder = groups.toSorted((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
  return {
    shape: inOrder.map((group) => group.reduce((size, axis) => size * (shape[axis] ?? 1), 1)),
    perm: groups.map((group) => inOrder.indexOf(group)),
  };
}
