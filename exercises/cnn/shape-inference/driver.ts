/** All parameters of a network, as papers print them. */
interface Solution {
  infer(input: number[], layers: object[]): { shapes: number[][]; params: number[] };
}

/** The sum over all layers, and the shape after the last. */
export function parameters(
  solution: Solution,
  input: number[],
  layers: object[],
): { parameters: number; last: number[] } {
  const { shapes, params } = solution.infer(input, layers);
  return { parameters: params.reduce((sum, next) => sum + next, 0), last: shapes.at(-1) ?? [] };
}
