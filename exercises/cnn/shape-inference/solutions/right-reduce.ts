type Layer = Record<string, unknown> & { kind: string };
interface State {
  shape: number[];
  shapes: number[][];
  params: number[];
}

const number = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);

function extent(length: number, layer: Layer): number {
  const stride = number(layer.stride, 1);
  const reach =
    layer.padding === 'same' ? stride - 1 : 2 * number(layer.padding, 0) - number(layer.size, 1) + stride;
  return Math.floor((length + reach) / stride);
}

function next(state: State, layer: Layer): State {
  const [height = 1, width = 1] = state.shape;
  const channels = state.shape.at(-1) ?? 1;
  const done = (shape: number[], params: number): State => ({
    shape,
    shapes: [...state.shapes, shape],
    params: [...state.params, params],
  });
  const places = [extent(height, layer), extent(width, layer)];
  const { filters, size, units } = layer as unknown as Record<'filters' | 'size' | 'units', number>;
  if (layer.kind === 'conv') {
    const free = layer.bias === false ? 0 : filters;
    return done([...places, filters], size * size * channels * filters + free);
  }
  if (layer.kind === 'pool') return done([...places, channels], 0);
  if (layer.kind === 'batchNorm') return done(state.shape, channels + channels);
  if (layer.kind === 'flatten') return done([state.shape.reduce((a, b) => a * b)], 0);
  if (layer.kind === 'dense') return done([units], channels * units + units);
  const inner = infer(state.shape, layer.body as Layer[]);
  const around = infer(state.shape, layer.shortcut as Layer[]);
  const learned = inner.params.concat(around.params).reduce((a, b) => a + b, 0);
  return done(inner.shapes.at(-1) ?? state.shape, learned);
}

export function infer(input: number[], layers: Layer[]): { shapes: number[][]; params: number[] } {
  const { shapes, params } = layers.reduce(next, { shape: input, shapes: [], params: [] });
  return { shapes, params };
}
