import type { DateRowView } from '#server/planning/dates/dates-view.ts';

/** Typed weights by assignment. */
export type Weights = Readonly<Record<string, number>>;

export function weightIn(weights: Weights, { assignmentId, weight, points }: DateRowView): number {
  return weights[assignmentId] ?? weight ?? points;
}

export function sumOf(weights: Weights, rows: readonly DateRowView[]): number {
  return round(rows.reduce((sum, row) => sum + weightIn(weights, row), 0));
}

/** The weights with those of one module scaled to a sum, in the shares that they have; all the same where they had none. */
export function scaledTo(weights: Weights, change: { rows: readonly DateRowView[]; sum: number }): Weights {
  const { rows, sum } = change;
  const before = sumOf(weights, rows);
  const next = { ...weights };
  let left = sum;
  rows.forEach((row, at) => {
    const share = before > 0 ? weightIn(weights, row) / before : 1 / rows.length;
    // What rounding leaves over goes to the last, so that the module has the sum that was typed.
    const weight = at === rows.length - 1 ? round(left) : round(sum * share);
    next[row.assignmentId] = weight;
    left -= weight;
  });
  return next;
}

/** The weights while the sum of a module is typed. */
interface TypedSum {
  /** As they stood when its field was entered: shares are theirs, whatever was typed on the way. */
  readonly from: Weights;
  readonly now: Weights;
}

/** What a typed sum makes of the weights; an empty field says nothing yet. */
export function withSum(
  { from, now }: TypedSum,
  { rows, text }: { rows: readonly DateRowView[]; text: string },
): Weights {
  const sum = weightOf(text);
  return sum === null ? now : scaledTo(from, { rows, sum });
}

/** What a field of a weight says; null: nothing. */
export function weightOf(text: string): number | null {
  const weight = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(weight) ? Math.max(0, weight) : null;
}

/** Kept by a browser. */
export function areWeights(value: unknown): value is Weights {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((weight) => typeof weight === 'number' && weight >= 0);
}

/** What is saved: what differs, and nothing where it is the points of the exercise again. */
export function changedWeights(weights: Weights, rows: readonly DateRowView[]) {
  return rows.flatMap((row) => {
    const typed = weights[row.assignmentId];
    if (typed === undefined || typed === (row.weight ?? row.points)) return [];
    return [{ assignmentId: row.assignmentId, weight: typed === row.points ? null : typed }];
  });
}

const round = (value: number) => Math.round(value * 100) / 100;
