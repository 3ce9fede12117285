/** All parameters of a network, as papers print them. */
interface Inferred {
  shapes: number[][];
  params: number[];
}
interface Solution {
  infer(input: number[], layers: object[]): Inferred | Promise<Inferred>;
}

/** The sum over all layers, and the shape after the last. */
export async function parameters(
  solution: Solution,
  input: number[],
  layers: object[],
): Promise<{ parameters: number; last: number[] }> {
  const { shapes, params } = await solution.infer(input, layers);
  return { parameters: params.reduce((sum, next) => sum + next, 0), last: shapes.at(-1) ?? [] };
}
