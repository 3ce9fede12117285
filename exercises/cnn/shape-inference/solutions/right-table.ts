interface Windows {
  size: number;
  stride?: number;
  padding?: number | 'same';
}
type Layer = Partial<Windows> & {
  kind: string;
  filters?: number;
  bias?: boolean;
  units?: number;
  body?: Layer[];
  shortcut?: Layer[];
};
type Step = (shape: number[], layer: Layer) => [shape: number[], params: number];

/** Counts the windows instead of computing their number. */
function count(length: number, { size = 1, stride = 1, padding = 0 }: Layer): number {
  let windows = 0;
  if (padding === 'same') {
    for (let start = 0; start < length; start += stride) windows += 1;
    return windows;
  }
  for (let start = -padding; start + size <= length + padding; start += stride) windows += 1;
  return windows;
}

const slid = (shape: number[], layer: Layer) => shape.slice(0, 2).map((length) => count(length, layer));
const last = (shape: number[]) => shape[shape.length - 1] ?? 1;

/** What each kind of layer does, in one table. */
const STEPS: Record<string, Step> = {
  conv: (shape, layer) => {
    const { filters = 0, size = 1, bias = true } = layer;
    return [[...slid(shape, layer), filters], filters * (size ** 2 * last(shape) + Number(bias))];
  },
  pool: (shape, layer) => [[...slid(shape, layer), last(shape)], 0],
  batchNorm: (shape) => [shape, last(shape) * 2],
  flatten: (shape) => [[shape.reduce((all, extent) => all * extent, 1)], 0],
  dense: (shape, { units = 0 }) => [[units], units + units * last(shape)],
  residual: (shape, { body = [], shortcut = [] }) => {
    const [one, other] = [walk(shape, body), walk(shape, shortcut)];
    const all = [...one.params, ...other.params].reduce((sum, next) => sum + next, 0);
    return [one.shapes.at(-1) ?? shape, all];
  },
};

function walk(input: number[], layers: Layer[]): { shapes: number[][]; params: number[] } {
  const [first, ...rest] = layers;
  if (!first) return { shapes: [], params: [] };
  const [shape, params] = (STEPS[first.kind] as Step)(input, first);
  const after = walk(shape, rest);
  return { shapes: [shape, ...after.shapes], params: [params, ...after.params] };
}

export async function infer(
  input: number[],
  layers: Layer[],
): Promise<{ shapes: number[][]; params: number[] }> {
  return walk(input, layers);
}
