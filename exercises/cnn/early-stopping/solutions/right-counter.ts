/** The way frameworks have it: a counter that an improvement sets back. */
export function earlyStopping(
  losses: number[],
  options: { patience: number; minDelta: number },
): { stopAt: number; bestAt: number } {
  const [first = 0] = losses;
  let state = { best: first, bestAt: 0, waited: 0 };
  let epoch = 1;
  for (; epoch < losses.length && state.waited < options.patience; epoch++) {
    const loss = losses[epoch] ?? Number.NaN;
    const better = state.best - loss > options.minDelta;
    state = better ? { best: loss, bestAt: epoch, waited: 0 } : { ...state, waited: state.waited + 1 };
  }
  return { stopAt: epoch - 1, bestAt: state.bestAt };
}
