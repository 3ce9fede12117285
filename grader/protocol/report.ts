/** What became of cases, with the evidence of those that failed, and the report of a run. */
import { z } from 'zod';
import {
  codeErrorSchema,
  costSchema,
  inputChangeSchema,
  logLineSchema,
  pictureSchema,
} from './observations.ts';
import { patternSchema } from './patterns.ts';
import {
  backendNameSchema,
  deviceSchema,
  type JsonValue,
  jsonNumberSchema,
  jsonTensorSchema,
} from './values.ts';

/** Of reports that are written now. Older ones are read by `read-report.ts`. */
export const PROTOCOL_VERSION = 2;

/** What became of a case. All but `failed` ended without a comparison that says no. */
export const outcomeStatusSchema = z.enum([
  'passed',
  'failed',
  'errored',
  'timed-out',
  'out-of-memory',
  'refused',
]);
export type OutcomeStatus = z.infer<typeof outcomeStatusSchema>;

/** How a case asks: as the builders of the SDK are called. */
export const caseKindSchema = z.enum([
  'example',
  'property',
  'invariant',
  'gradient',
  'training',
  'stateful',
]);
export type CaseKind = z.infer<typeof caseKindSchema>;
/** `hidden` cases run on the server only; students learn of them whether they passed. */
export const visibilitySchema = z.enum(['public', 'hidden']);
export type Visibility = z.infer<typeof visibilitySchema>;

/** How far apart two tensors of one shape are. `null` numbers mean that no finite pair differed. */
export const differenceSchema = z.object({
  /** Where in a structured result, e.g. "weights" or "grads.w1"; empty for the result itself. */
  path: z.string(),
  differing: z.int().nonnegative(),
  total: z.int().nonnegative(),
  maxAbsolute: z.number().nullable(),
  maxRelative: z.number().nullable(),
  /** Largest |difference| divided by what the tolerance allows there. */
  maxInTolerances: z.number().nullable(),
  worstIndex: z.array(z.int().nonnegative()),
  /** The worst index in the words of the layout: "batch 0, row 3, column 5, channel 2". */
  worstIndexWords: z.string(),
  expectedAtWorst: jsonNumberSchema,
  actualAtWorst: jsonNumberSchema,
  nanCount: z.int().nonnegative(),
  infinityCount: z.int().nonnegative(),
  toleranceAbsolute: z.number(),
  toleranceRelative: z.number(),
});
export type Difference = z.infer<typeof differenceSchema>;

/** An argument under the name that people see. */
export const namedJsonSchema = z.object({ name: z.string(), value: z.json() });
/** As {@link namedJsonSchema}, with tensors told apart from other JSON. */
export type NamedJson = { name: string; value: JsonValue };

/** The smallest input that still fails. */
export const counterExampleSchema = z.object({
  /** Sizes and options after shrinking, e.g. { H: 2, W: 3, stride: 2 }. */
  sizes: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  /** Literal arguments when they have few enough elements to read; otherwise empty. */
  args: z.array(namedJsonSchema),
  expected: z.json().optional(),
  actual: z.json().optional(),
  shrinks: z.int().nonnegative(),
  runsFailed: z.int().nonnegative(),
  runs: z.int().nonnegative(),
});
export type CounterExample = z.infer<typeof counterExampleSchema>;

/** A call that a case made, with what is needed to make it again. */
export const madeCallSchema = z.object({
  /** An entry point, or an export of the exercise's driver. */
  call: z.string(),
  args: z.array(namedJsonSchema),
  /** True where the exercise's driver answers, which may have a function of the entry point's own name. */
  driven: z.boolean().optional(),
  /** Of sum(result · upstream), by the arguments at these positions. */
  gradient: z.object({ wrt: z.array(z.int().nonnegative()), upstream: jsonTensorSchema }).optional(),
});
export type MadeCall = z.infer<typeof madeCallSchema>;

/** What a case that is not passed shows, or one that lost points. Bounded whatever came back. */
export const evidenceSchema = z.object({
  /** One plain sentence: what is wrong and by how much. */
  reason: z.string(),
  /** Entry point, with the sizes of the input that is shown: for reading. */
  call: z.string().optional(),
  /** The function that was called on the input that is shown; absent where a law called others with values of its own. */
  callee: z.string().optional(),
  /** Of a case that is more than one plain call: the calls it made on that input, while they can be written out. */
  calls: z.array(madeCallSchema).optional(),
  difference: differenceSchema.optional(),
  /** Set where a law held but earns nothing, since no case that compares these functions passed. */
  withheld: z.object({ calls: z.array(z.string()) }).optional(),
  /** Set where the judge was lost over the answer, twice: what is wrong with it is not known. */
  judgeLost: z.literal(true).optional(),
  /** Set where the code changed what it was given. `input` is the name of the argument with the way into it: "state.m". */
  changedInput: z.object({ input: z.string(), change: inputChangeSchema.shape.change }).optional(),
  expectedShape: z.array(z.int()).optional(),
  actualShape: z.array(z.int()).optional(),
  /** What is regular about the wrong numbers. */
  patterns: z.array(patternSchema).default([]),
  counterExample: counterExampleSchema.optional(),
  /** Layout words of the axes of `expected`, outermost first: ["batch", "row", "column", "channel"]. */
  axes: z.array(z.string()).optional(),
  expected: jsonTensorSchema.optional(),
  actual: jsonTensorSchema.optional(),
  /** Set when `expected` and `actual` are too large to show whole: which part they are, round the worst value. */
  part: z
    .object({
      /** First index of the part along each axis of the whole tensor. */
      origin: z.array(z.int().nonnegative()),
      /** "Shown: batch 3 of 8, rows 0–63 of 512, around the worst value." */
      words: z.string(),
    })
    .optional(),
  inputs: z.array(namedJsonSchema).default([]),
  pictures: z.array(pictureSchema).default([]),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A mistake that explains the numbers of a case, by name. */
export const hintSchema = z.object({
  /** File name of the misconception without extension, stable: "flipped-kernel"; or a name of the judge's own. */
  misconception: z.string(),
  title: z.string(),
  /** Markdown. */
  hint: z.string(),
  /** Where only these parts of the result show it, and others are off in another way: in words: ["`weights`"], ["the loss of step 3"]. */
  parts: z.array(z.string()).min(1).optional(),
});
export type Hint = z.infer<typeof hintSchema>;

/** What a case asks of the cost of code whose numbers are right, and whether it was kept to. */
export const costCheckSchema = z.object({
  kind: z.enum(['no-leak', 'kernels']),
  points: z.number().nonnegative(),
  pointsMax: z.number().nonnegative(),
  /** Tensors left behind, or kernels launched, by the call that did worst. */
  student: z.int().nonnegative(),
  /** The same of the reference, for the same arguments. */
  reference: z.int().nonnegative().optional(),
  /** At most this many earn the points. */
  limit: z.int().nonnegative(),
});
export type CostCheck = z.infer<typeof costCheckSchema>;

/** What a long run said about one of its steps, e.g. `{ loss: 0.3 }`; a diverging one says `{ loss: 'NaN' }`. */
export const progressSchema = z.object({
  step: z.number(),
  values: z.record(z.string(), jsonNumberSchema),
});
export type Progress = z.infer<typeof progressSchema>;

/** A case that failed on a GPU and passes on the CPU, where the server verifies. */
export const secondOpinionSchema = z.object({
  /** The backend that this outcome is of. */
  on: z.literal('cpu'),
  /** What it would have been. */
  instead: z.object({
    backend: backendNameSchema,
    status: outcomeStatusSchema,
    /** What the library said there, e.g. that it has no kernel for this rank. */
    message: z.string().optional(),
  }),
});
export type SecondOpinion = z.infer<typeof secondOpinionSchema>;

/** What may be left out of a case so that a report stays small. `values`: the tensors of expected and yours. */
export const cutPartSchema = z.enum(['pictures', 'inputs', 'values', 'logs', 'progress']);
export type CutPart = z.infer<typeof cutPartSchema>;

/** What one version of a case says of an input. */
export const apartSideSchema = z.object({
  passed: z.boolean(),
  /** Of the one that says no. */
  evidence: evidenceSchema.optional(),
  /** Of the one that says yes: the part that the other objects to, where it is a tensor. */
  expected: jsonTensorSchema.optional(),
  actual: jsonTensorSchema.optional(),
});
export type ApartSide = z.infer<typeof apartSideSchema>;

/** Where two versions of a case were asked about one solution: the smallest input found on which they say different things. */
export const apartSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('told'),
    /** Sizes and options of the input; its values are in the evidence of the side that says no. */
    sizes: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
    own: apartSideSchema,
    other: apartSideSchema,
  }),
  z.object({ kind: z.literal('alike') }),
  /** They ask in another way, or under other rules for the code. */
  z.object({ kind: z.literal('not-comparable') }),
]);
export type Apart = z.infer<typeof apartSchema>;

/** One case of a run: what was announced of it, what became of it, and what shows that. */
export const caseOutcomeSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Set where `title` is a number in its place: hidden cases of a sealed exercise. */
  untitled: z.literal(true).optional(),
  kind: caseKindSchema,
  visibility: visibilitySchema,
  status: outcomeStatusSchema,
  points: z.number().nonnegative(),
  pointsMax: z.number().nonnegative(),
  durationMs: z.number().nonnegative(),
  /**
   * The largest difference from what was expected on the inputs that were drawn, in tolerances: above 1 it fails. 'Infinity'
   * where no tolerance would let it pass; absent where nothing was compared, and in reports of before.
   */
  inTolerances: jsonNumberSchema.optional(),
  evidence: evidenceSchema.optional(),
  error: codeErrorSchema.optional(),
  /** Set with status `refused`: the operation that the exercise forbids. */
  refusedOperation: z.string().optional(),
  secondOpinion: secondOpinionSchema.optional(),
  hints: z.array(hintSchema).default([]),
  cost: z.object({ student: costSchema, reference: costSchema.optional() }).optional(),
  /** Points for cost, in the order of the case; absent where it gives none or the numbers are wrong. */
  costChecks: z.array(costCheckSchema).optional(),
  logs: z.array(logLineSchema).default([]),
  pictures: z.array(pictureSchema).default([]),
  /** The curve of a long run, thinned out; absent when it reported nothing. */
  progress: z.array(progressSchema).optional(),
  /** Set where the case was asked against another version of itself; then nothing else of it counts. */
  apart: apartSchema.optional(),
  /** Parts that were left out because the report would have been too large; absent when it is whole. */
  cut: z.array(cutPartSchema).optional(),
});
export type CaseOutcome = z.infer<typeof caseOutcomeSchema>;

/** All outcomes of one run. The same exercise, source, seed and backend give the same report but for times. */
export const reportSchema = z.object({
  version: z.literal(PROTOCOL_VERSION),
  standing: z.enum(['provisional', 'verified']),
  exercise: z.string(),
  exerciseHash: z.string(),
  codeHash: z.string(),
  seed: z.int(),
  device: deviceSchema,
  /** "browser", "deno 2.9.6", "node 24.21.0". */
  runner: z.string(),
  durationMs: z.number().nonnegative(),
  points: z.number().nonnegative(),
  pointsMax: z.number().nonnegative(),
  cases: z.array(caseOutcomeSchema),
  /** Log lines from loading the solution, before any case. */
  logs: z.array(logLineSchema).default([]),
});
export type Report = z.infer<typeof reportSchema>;

/** One case as announced before a run. */
export const casePlanSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: caseKindSchema,
  visibility: visibilitySchema,
  pointsMax: z.number().nonnegative(),
});
export type CasePlan = z.infer<typeof casePlanSchema>;
