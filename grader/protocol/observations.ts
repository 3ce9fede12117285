/** What a realm says of code that runs: its cost, its console, its pictures, its errors. */
import { z } from 'zod';
import { jsonTensorSchema } from './values.ts';

/** What one call cost inside its realm. Counts come from the kernel registry, bytes from the engine's own books. */
export const costSchema = z.object({
  kernels: z.record(z.string(), z.int().nonnegative()),
  kernelCount: z.int().nonnegative(),
  newBytes: z.number(),
  peakBytes: z.number(),
  leakedTensors: z.int(),
  wallMs: z.number().nonnegative(),
});
export type Cost = z.infer<typeof costSchema>;

/** How an argument of a call is no longer what was sent, afterwards. */
export const inputChangeSchema = z.object({
  /** Position among the arguments. */
  argument: z.int().nonnegative(),
  /** Where in it: "" is the argument itself, else ".m", "[0].w". */
  path: z.string().max(200),
  /** Numbers of a tensor written over, a tensor disposed; of a list or an object a part replaced, added or removed. */
  change: z.enum(['values', 'disposed', 'replaced', 'added', 'removed']),
});
export type InputChange = z.infer<typeof inputChangeSchema>;

/** Of a line that is no line of solution.ts: that of a snippet which is evaluated behind it. */
export const lineFileSchema = z.enum(['snippet']);

/** A line that code wrote to its console; `line` is where, 1-based, in solution.ts or in `file`. */
export const logLineSchema = z.object({
  level: z.enum(['log', 'info', 'warn', 'error', 'debug']),
  text: z.string().max(4_000),
  line: z.int().positive().optional(),
  file: lineFileSchema.optional(),
});
export type LogLine = z.infer<typeof logLineSchema>;

/** An objective over a box of the plane: `values` [rows, columns], the first row at the lower end of `y`. */
export const levelGridSchema = z.object({
  x: z.tuple([z.number(), z.number()]),
  y: z.tuple([z.number(), z.number()]),
  values: jsonTensorSchema,
});
export type LevelGrid = z.infer<typeof levelGridSchema>;

/** A tensor in figures, all of its elements counted: what was thinned out for a picture too. */
export const tensorStatsSchema = z.object({
  /** As TensorFlow.js names it, also where a report has no such type: "complex64". */
  dtype: z.string().max(20),
  shape: z.array(z.int().nonnegative()),
  /** Over the finite elements; null when there is none. `std` is that of all of them, not of a sample. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number().nullable(),
  std: z.number().nullable(),
  nan: z.int().nonnegative(),
  infinite: z.int().nonnegative(),
});
export type TensorStats = z.infer<typeof tensorStatsSchema>;

/** Ways to draw any tensor. */
const drawingSchema = z.enum(['image', 'heatmap', 'line', 'histogram', 'scatter', 'table']);
export type Drawing = z.infer<typeof drawingSchema>;
/** What code shows from inside a realm. */
export const shownPictureSchema = z.enum([...drawingSchema.options, 'value']);
/** What a case can ask for, of what its calls give. */
export const casePictureSchema = z.enum([...drawingSchema.options, 'trajectory']);
export type CasePicture = z.infer<typeof casePictureSchema>;

/**
 * A picture a student asked for with `show(tensor, {as})`, or an exercise's own. Data is already small. A `trajectory`
 * [steps + 1, 2] and `predictions` [images, height, width] are an exercise's own always. A `value` is listed by its
 * title in the inspector; its tensor is empty when it holds none, and `text` says what it is.
 */
export const pictureSchema = z.object({
  as: z.enum([...shownPictureSchema.options, 'trajectory', 'predictions']),
  title: z.string().max(200),
  tensor: jsonTensorSchema,
  /** Layout words of the axes, outermost first, of an exercise's own. */
  axes: z.array(z.string()).optional(),
  /** Of an attention map: true where a query may look; broadcasts to `tensor`. */
  mask: jsonTensorSchema.optional(),
  /** Of what was shown, before it was thinned out. */
  stats: tensorStatsSchema.optional(),
  /** Of a `value` that is no tensor. */
  text: z.string().max(4_000).optional(),
  /** Of a `trajectory`: the expected one, drawn in the same scale. */
  expected: jsonTensorSchema.optional(),
  /** Of a `trajectory`: what lies below it; its box holds what there is to see. */
  levels: levelGridSchema.optional(),
  /** Of `predictions`: what was read in each image shown, and how many of all were read right. */
  predictions: z
    .object({
      right: z.int().nonnegative(),
      total: z.int().nonnegative(),
      shown: z.array(z.object({ predicted: z.string(), actual: z.string() })),
    })
    .optional(),
  labels: z
    .object({ rows: z.array(z.string()).optional(), columns: z.array(z.string()).optional() })
    .optional(),
});
export type Picture = z.infer<typeof pictureSchema>;

/** Why the grader itself ended or refused code. */
export const errorFactSchema = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('time-limit'),
    /** Whose time ran out. */
    of: z.enum(['case', 'run']),
    /** False where the run had no time left for the case: none of its code was called. */
    begun: z.boolean(),
    /** As it held on this machine, which may have stretched it; absent where the process was ended for its CPU time. */
    limitMs: z.number().positive().optional(),
  }),
  /** `limitBytes` is absent where the code could not even get what it asked for. */
  z.object({ code: z.literal('memory-limit'), limitBytes: z.number().positive().optional() }),
  /** The realm ended while the code ran: deep recursion and huge arrays do that. */
  z.object({ code: z.literal('crashed') }),
  z.object({ code: z.literal('exited') }),
  z.object({ code: z.literal('refused'), operation: z.string().max(200) }),
]);
export type ErrorFact = z.infer<typeof errorFactSchema>;

/** An error of the student's code, scrubbed: lines are lines of solution.ts, 1-based. */
export const codeErrorSchema = z.object({
  kind: z.enum(['compile', 'load', 'runtime', 'contract']),
  name: z.string().max(200),
  message: z.string().max(4_000),
  /** Set where the message is the grader's, made from it; a realm cannot set it. */
  fact: errorFactSchema.optional(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  file: lineFileSchema.optional(),
});
export type CodeError = z.infer<typeof codeErrorSchema>;
