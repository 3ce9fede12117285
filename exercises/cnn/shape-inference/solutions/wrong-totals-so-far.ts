type Layer = Record<string, unknown> & { kind: string };

/** Counts what all layers so far have, instead of each. */
export function infer(input: number[], layers: Layer[]): { shapes: number[][]; params: number[] } {
  let shape = input;
  let total = 0;
  const shapes: number[][] = [];
  const params: number[] = [];
  for (const layer of layers) {
    const channels = shape.at(-1) ?? 1;
    const { size = 1, stride = 1, filters = 1, units = 1 } = layer as unknown as Record<string, number>;
    const padding = typeof layer.padding === 'number' ? layer.padding : 0;
    const slid = shape
      .slice(0, 2)
      .map((length) =>
        layer.padding === 'same'
          ? Math.ceil(length / stride)
          : Math.floor((length + 2 * padding - size) / stride) + 1,
      );
    if (layer.kind === 'conv') {
      total += (size * size * channels + (layer.bias === false ? 0 : 1)) * filters;
      shape = [...slid, filters];
    } else if (layer.kind === 'pool') {
      shape = [...slid, channels];
    } else if (layer.kind === 'flatten') {
      shape = [shape.reduce((a, b) => a * b, 1)];
    } else if (layer.kind === 'dense') {
      total += (channels + 1) * units;
      shape = [units];
    }
    shapes.push(shape);
    params.push(total);
  }
  return { shapes, params };
}
