type Layer = Record<string, unknown> & { kind: string };

/** Takes every map for square. */
export function infer(input: number[], layers: Layer[]): { shapes: number[][]; params: number[] } {
  let shape = input;
  const shapes: number[][] = [];
  const params: number[] = [];
  for (const layer of layers) {
    const channels = shape.at(-1) ?? 1;
    const { size = 1, stride = 1, filters = 1, units = 1 } = layer as unknown as Record<string, number>;
    const padding = typeof layer.padding === 'number' ? layer.padding : 0;
    const [side = 1] = shape;
    const slid =
      layer.padding === 'same'
        ? Math.ceil(side / stride)
        : Math.floor((side + 2 * padding - size) / stride) + 1;
    let learned = 0;
    if (layer.kind === 'conv') {
      learned = (size * size * channels + (layer.bias === false ? 0 : 1)) * filters;
      shape = [slid, slid, filters];
    } else if (layer.kind === 'pool') {
      shape = [slid, slid, channels];
    } else if (layer.kind === 'flatten') {
      shape = [side * side * channels];
    } else if (layer.kind === 'dense') {
      learned = (channels + 1) * units;
      shape = [units];
    } else if (layer.kind === 'batchNorm') {
      learned = 2 * channels;
    }
    shapes.push(shape);
    params.push(learned);
  }
  return { shapes, params };
}
