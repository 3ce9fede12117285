/** A filter is a neuron that sees one window. */
export function denseParams(inputs: number, units: number): number {
  let parameters = 0;
  for (let unit = 0; unit < units; unit++) parameters += inputs + 1;
  return parameters;
}

export function convParams(f: number, c: number, k: number, bias: boolean): number {
  const withBiases = denseParams(c * f ** 2, k);
  return bias ? withBiases : withBiases - k;
}
