/** A tensor in figures and in words. */
import type { JsonTensor, TensorStats } from '#grader/protocol.ts';
import { formatNumber, formatRange, formatShape, numberOf } from '../words/number-words.ts';

/** Figures of what is there; of a thinned-out picture the realm knows better ones. */
export function figuresOf({ dtype, shape, data }: JsonTensor): TensorStats {
  const values = data.map(numberOf);
  const finite = values.filter(Number.isFinite);
  const nan = values.filter(Number.isNaN).length;
  const base = { dtype, shape: [...shape], nan, infinite: values.length - finite.length - nan };
  if (finite.length === 0) return { ...base, min: null, max: null, mean: null, std: null };
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const variance = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0) / finite.length;
  return {
    ...base,
    min: finite.reduce((least, value) => Math.min(least, value)),
    max: finite.reduce((most, value) => Math.max(most, value)),
    mean,
    std: Math.sqrt(variance),
  };
}

/** "[2, 3] float32, −1 to 4, mean 0.5, standard deviation 1.2, 2 NaN." */
export function figuresText(figures: TensorStats): string {
  const parts = [`${formatShape(figures.shape)} ${figures.dtype}`];
  const { min, max, mean, std } = figures;
  if (isEmpty(figures)) parts.push('no elements');
  else if (min === null || max === null) parts.push('nothing finite');
  else parts.push(min === max ? `all ${formatNumber(min)}` : formatRange(min, max));
  if (mean !== null && std !== null && min !== max) {
    parts.push(`mean ${formatNumber(mean)}`, `standard deviation ${formatNumber(std)}`);
  }
  return `${[...parts, ...notFinite(figures)].join(', ')}.`;
}

/** "2 NaN", "1 infinite"; nothing when all is finite. */
export function notFinite({ nan, infinite }: Pick<TensorStats, 'nan' | 'infinite'>): string[] {
  return [...(nan > 0 ? [`${nan} NaN`] : []), ...(infinite > 0 ? [`${infinite} infinite`] : [])];
}

/** What a picture leaves out of a tensor: "Every 8th of axis 0 and every 4th of axis 1 is shown." */
export function thinnedText(shown: readonly number[], whole: readonly number[]): string | null {
  const parts = whole.flatMap((size, axis) => {
    const step = Math.ceil(size / Math.max(1, shown[axis] ?? size));
    return step > 1 ? [`every ${ordinal(step)} of axis ${axis}`] : [];
  });
  if (parts.length === 0) return null;
  const [first = '', ...rest] = parts;
  const text = [first, ...rest].join(' and ');
  return `Too large to show whole: ${text}.`;
}

export function isEmpty({ shape }: { readonly shape: readonly number[] }): boolean {
  return shape.includes(0);
}

function ordinal(step: number): string {
  if (step === 2) return 'second';
  return step === 3 ? 'third' : `${step}th`;
}
