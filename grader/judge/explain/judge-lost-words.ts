/** The sentence for an answer over which no judge survives. */
export function judgeLostWords(): string {
  return 'Judging what your code returned took more time or memory than a case may take. Look at its sizes and values: `console.log(result.shape)` says more here than the case can.';
}
