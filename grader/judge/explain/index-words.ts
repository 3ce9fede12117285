/** Positions in a tensor in the words of its layout. */
import type { Axis } from '#grader/protocol.ts';

/** The axes of a tensor of `rank`, with the author's words where there is one for each. */
export function axesOf(rank: number, layout: readonly string[] | undefined): readonly Axis[] {
  const named = layout?.length === rank;
  return Array.from({ length: rank }, (_, axis) => ({
    axis,
    ...(named ? { word: layout[axis] ?? '' } : {}),
  }));
}

/** A number with as many digits as are told: two that read the same are the same. */
export function asTold(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}

/** Off by less than a hundredth, a factor names no slip: what is rounded or stopped early has one, too. */
const FACTOR_OFF_MIN = 0.01;

/** Whether a factor is far enough from 1 to be told. */
export function isTellingFactor(factor: number): boolean {
  return Math.abs(factor - 1) >= FACTOR_OFF_MIN;
}

/** "batch 0, row 3, column 5, channel 2"; "the only value" for a scalar. */
export function indexInWords(index: readonly number[], layout: readonly string[] | undefined): string {
  if (index.length === 0) return 'the only value';
  if (layout?.length !== index.length) return `index [${index.join(', ')}]`;
  return index.map((position, axis) => `${layout[axis]} ${position}`).join(', ');
}

/** "[1, 6, 6, 1]". */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** Up to here a whole number is read more easily in full than as a power of ten. */
const WHOLE_MAX = 1e12;

/** So many tell any two numbers apart; nine do where both are float32. */
const DIGITS_MAX = 17;

/** Two numbers, with as many digits from four on as it takes to see that they differ; large whole ones in full. */
export function numberTexts(a: number, b: number): readonly [string, string] {
  const short = [numberText(a), numberText(b)] as const;
  if (short[0] !== short[1]) return short;
  if ([a, b].every((value) => Number.isInteger(value) && Math.abs(value) < WHOLE_MAX))
    return [wholeText(a), wholeText(b)];
  for (let digits = 5; digits <= DIGITS_MAX; digits++) {
    const texts = [numberText(a, digits), numberText(b, digits)] as const;
    if (texts[0] !== texts[1]) return texts;
  }
  // One number twice, or NaN.
  return short;
}

/** A number as a person writes it: four significant digits, no trailing zeros, "1e-4" for small powers. */
export function numberText(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const magnitude = Math.abs(value);
  if (magnitude === 0) return '0';
  const text =
    magnitude < 1e-3 || magnitude >= 1e6
      ? value
          .toExponential(digits - 1)
          .replace(/\.?0+e/, 'e')
          .replace('e+', 'e')
      : String(Number(value.toPrecision(digits)));
  return text.replace(/^-/, '−');
}

function wholeText(value: number): string {
  return String(value).replace(/^-/, '−');
}
