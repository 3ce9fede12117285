/** Every unit weighs every input and adds a bias of its own. */
export function denseParams(inputs: number, units: number): number {
  return (inputs + 1) * units;
}

/** Every filter weighs f · f places of every channel, and adds a bias where there is one. How large the image is does not matter. */
export function convParams(f: number, c: number, k: number, bias: boolean): number {
  const biases = bias ? 1 : 0;
  return (f * f * c + biases) * k;
}
