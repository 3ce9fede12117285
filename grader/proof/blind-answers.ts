/**
 * Programs `(x, y, u) => answers`, for examples `x` [N, …] with labels `y` [N, …] and unseen inputs `u` [M, …]. They run
 * in the place of the driver, so that it does not matter how a solution is cut into functions.
 */
export const BLIND_ANSWERS = {
  'the first label': 'gather(y, u, () => 0)',
  'the labels in turn': 'gather(y, u, (i) => i % y.shape[0])',
  'the row modulo the number of labels': 'counted(y, u)',
  'the label of the training input with the same bytes': `(() => {
    const keyOf = (t) => { const all = t.dataSync(); const n = all.length / t.shape[0]; return (i) => all.slice(i * n, (i + 1) * n).join(); };
    const [known, asked] = [keyOf(x), keyOf(u)];
    const rows = new Map(Array.from({ length: x.shape[0] }, (_, i) => [known(i), i]));
    return gather(y, u, (i) => rows.get(asked(i)) ?? 0);
  })()`,
} as const;
export type BlindAnswer = keyof typeof BLIND_ANSWERS;
