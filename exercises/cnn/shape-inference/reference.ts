/** How windows are laid along rows and columns; 'same' keeps ⌈length / stride⌉, a number pads both sides with so many zeros. */
interface Windows {
  size: number;
  stride?: number;
  padding?: number | 'same';
}
export type Layer =
  | ({ kind: 'conv'; filters: number; bias?: boolean } & Windows)
  | ({ kind: 'pool' } & Windows)
  | { kind: 'batchNorm' }
  | { kind: 'flatten' }
  | { kind: 'dense'; units: number }
  | { kind: 'residual'; body: Layer[]; shortcut: Layer[] };

const sum = (numbers: number[]): number => numbers.reduce((total, next) => total + next, 0);
const product = (numbers: number[]): number => numbers.reduce((total, next) => total * next, 1);

/** How many windows there are along an axis. */
function windows(length: number, { size, stride = 1, padding = 0 }: Windows): number {
  if (padding === 'same') return Math.ceil(length / stride);
  return Math.floor((length + 2 * padding - size) / stride) + 1;
}

/** What one layer makes of a shape, and how many numbers it learns. */
function through(shape: number[], layer: Layer): { shape: number[]; params: number } {
  const [height = 1, width = 1] = shape;
  const channels = shape.at(-1) ?? 1;
  switch (layer.kind) {
    case 'conv': {
      const biases = layer.bias === false ? 0 : 1;
      const places = [windows(height, layer), windows(width, layer)];
      const weights = layer.size * layer.size * channels;
      return { shape: [...places, layer.filters], params: (weights + biases) * layer.filters };
    }
    case 'pool': {
      const places = [windows(height, layer), windows(width, layer)];
      return { shape: [...places, channels], params: 0 };
    }
    case 'batchNorm':
      return { shape, params: 2 * channels };
    case 'flatten':
      return { shape: [product(shape)], params: 0 };
    case 'dense':
      return { shape: [layer.units], params: (channels + 1) * layer.units };
    case 'residual': {
      const [body, shortcut] = [infer(shape, layer.body), infer(shape, layer.shortcut)];
      const after = body.shapes.at(-1) ?? shape;
      return { shape: after, params: sum(body.params) + sum(shortcut.params) };
    }
  }
}

/** One layer after the other, each on the shape that the one before it left. */
export function infer(input: number[], layers: Layer[]): { shapes: number[][]; params: number[] } {
  const shapes: number[][] = [];
  const params: number[] = [];
  for (const layer of layers) {
    const next = through(shapes.at(-1) ?? input, layer);
    shapes.push(next.shape);
    params.push(next.params);
  }
  return { shapes, params };
}
