/** Sizes and options that random inputs are built from. Shrinking walks each towards its simplest value. */

/** An integer in [min, max]; shrinks towards min. */
export interface IntegerSize {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
}
/** One of several values; shrinks towards the first. */
export interface ChoiceSize<T extends number | string | boolean> {
  readonly kind: 'choice';
  readonly values: readonly T[];
}
/**
 * Sizes and options of a random input by name, as `integer` and `choice` make them: { height: integer(1, 8), stride: choice(1, 2) }.
 * Each shrinks towards its least or first value; under every seed the runs of a case cover as many of them as they can.
 */
export type SizeSpec = Readonly<
  Record<string, IntegerSize | ChoiceSize<number> | ChoiceSize<string> | ChoiceSize<boolean>>
>;

/** The drawn values of a size spec. */
export type Sizes<S extends SizeSpec> = {
  readonly [K in keyof S]: S[K] extends IntegerSize ? number : S[K] extends ChoiceSize<infer T> ? T : never;
};

/** @throws RangeError when min or max is no integer or max < min. */
export function integer(min: number, max: number): IntegerSize {
  if (!Number.isInteger(min) || !Number.isInteger(max) || max < min) {
    throw new RangeError(`integer(${min}, ${max}): expected two integers, the smaller first.`);
  }
  return { kind: 'integer', min, max };
}

/** @throws RangeError when no value is given, or a number that no report can write. */
export function oneOf<const T extends number | string | boolean>(...values: readonly T[]): ChoiceSize<T> {
  if (values.length === 0) throw new RangeError('oneOf() needs at least one value.');
  if (values.some((value) => typeof value === 'number' && !Number.isFinite(value))) {
    throw new RangeError(
      `oneOf(${values.join(', ')}): reports show sizes, and have no number for NaN and infinities. Choose with a word or a boolean, and make the number of it in \`args\`.`,
    );
  }
  return { kind: 'choice', values };
}
