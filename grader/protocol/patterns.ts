/** What is regular about wrong values: facts, worded by `grader/judge/explain/pattern-words.ts` where people read them. */
import { z } from 'zod';

/** An axis by its number, with the author's word for it where there is one. */
export const axisSchema = z.object({ axis: z.int().nonnegative(), word: z.string().optional() });
export type Axis = z.infer<typeof axisSchema>;

const axesSchema = z.array(axisSchema).min(1);
/** A slice of the result: one position along one axis. */
const sliceSchema = z.object({ along: axisSchema, position: z.int().nonnegative() });

/** Of the whole result: holds for larger ones too. Numbers have the digits that are told. */
const wholeSchemas = [
  z.object({ kind: z.literal('zero') }),
  z.object({ kind: z.literal('constant'), value: z.number() }),
  /** From the first value on, or from `from` on in row-major order. */
  z.object({
    kind: z.literal('nan'),
    from: z
      .object({ index: z.array(z.int().nonnegative()), axes: z.array(z.string()).optional() })
      .optional(),
  }),
  z.object({ kind: z.literal('opposite-sign') }),
  z.object({ kind: z.literal('absolute') }),
  z.object({ kind: z.literal('factor'), factor: z.number() }),
  z.object({ kind: z.literal('offset'), offset: z.number() }),
  /** The values in order, in another shape. */
  z.object({ kind: z.literal('reshaped') }),
  /** Two axes traded places. */
  z.object({ kind: z.literal('swapped'), axes: z.tuple([axisSchema, axisSchema]) }),
  /** More than two axes moved: what the axes of the result are, outermost first. */
  z.object({ kind: z.literal('reordered'), axes: axesSchema }),
  z.object({ kind: z.literal('reversed'), axes: axesSchema }),
  /** By one place along an axis. */
  z.object({ kind: z.literal('shifted'), along: axisSchema, by: z.literal([1, -1]) }),
  z.object({ kind: z.literal('shuffled') }),
  /** Values cut off `below` or `above` a bound. */
  z.object({ kind: z.literal('cut-off'), side: z.enum(['below', 'above']), bound: z.number() }),
  /** Each line along an axis times a factor, or plus a number, of its own. */
  z.object({
    kind: z.literal('by-line'),
    along: axisSchema,
    relation: z.enum(['factor', 'offset']),
    least: z.number(),
    most: z.number(),
  }),
  /** Of the shape alone: these axes are all too short (negative) or too long by as much. */
  z.object({ kind: z.literal('size'), axes: axesSchema, by: z.int() }),
] as const;

/** Of places in the result that is shown. */
const placeSchemas = [
  sliceSchema.extend({ kind: z.literal('only-wrong'), last: z.boolean() }),
  sliceSchema.extend({ kind: z.literal('only-right') }),
  /** Right up to the slice before `position`, wrong from it on. */
  sliceSchema.extend({ kind: z.literal('wrong-from') }),
] as const;

/** Of all inputs that failed together. */
const inputSchemas = [
  z.object({ kind: z.literal('factor-of-inputs'), factor: z.number() }),
  /** Times the product of these sizes, or divided by it. */
  z.object({
    kind: z.literal('size-of-inputs'),
    sizes: z.array(z.string()).min(1),
    relation: z.enum(['times', 'divided-by']),
  }),
] as const;

const curvePointSchema = z.object({ step: z.number(), value: z.number() });

/** Of the curve of a training. */
const curveSchemas = [
  z.object({
    kind: z.literal('not-finite'),
    of: z.string(),
    value: z.enum(['NaN', 'infinite']),
    step: z.number(),
  }),
  z.object({ kind: z.literal('loss-stays'), first: curvePointSchema, last: curvePointSchema }),
] as const;

/** As a report of version 1 told it. */
const toldSchema = z.object({ kind: z.literal('told'), sentence: z.string() });

/**
 * A regularity of what a case's wrong numbers have. `ofLarger`: seen on a larger input than the one that is shown, of which
 * its numbers are not true.
 */
export const patternSchema = z.object({
  fact: z.discriminatedUnion('kind', [
    ...wholeSchemas,
    ...placeSchemas,
    ...inputSchemas,
    ...curveSchemas,
    toldSchema,
  ]),
  ofLarger: z.literal(true).optional(),
});
export type Pattern = z.infer<typeof patternSchema>;
/** What is regular, without where it was seen. */
export type PatternFact = Pattern['fact'];
/** What a case's own values show. */
export type ValuePattern = z.infer<(typeof wholeSchemas)[number] | (typeof placeSchemas)[number]>;
/** Where in the result the values are wrong. */
export type PlacePattern = z.infer<(typeof placeSchemas)[number]>;
/** On which of the drawn inputs the case fails. */
export type InputPattern = z.infer<(typeof inputSchemas)[number]>;
/** How the steps of a long run go astray. */
export type CurvePattern = z.infer<(typeof curveSchemas)[number]>;
