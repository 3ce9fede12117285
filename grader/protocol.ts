/**
 * What realms, hosts, server and pages say to each other: values, outcomes, reports and messages.
 * Everything that crosses a boundary is parsed by one of these schemas. A breaking change raises
 * {@link PROTOCOL_VERSION}; stored reports keep the version they were written with.
 */
import { z } from 'zod';

export const PROTOCOL_VERSION = 1;

// ---------------------------------------------------------------- values

export const dtypeSchema = z.enum(['float32', 'int32', 'bool']);
export type Dtype = z.infer<typeof dtypeSchema>;

/** A tensor outside any TensorFlow.js world: flat, row-major. `bool` elements are 0 or 1 in a Uint8Array. */
export interface TensorValue {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | Uint8Array;
}

/** What an entry point takes and returns once tensors are plain: no functions, no class instances, no cycles. */
export type Value =
  | TensorValue
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Value[]
  | { readonly [key: string]: Value };

/** JSON has no NaN or infinities, so reports spell them as words. */
export const jsonNumberSchema = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
export type JsonNumber = z.infer<typeof jsonNumberSchema>;

/** The JSON form of a tensor, in reports and on the command line. `pooled` says data was max-pooled to fit. */
export const jsonTensorSchema = z.object({
  shape: z.array(z.int().nonnegative()),
  data: z.array(jsonNumberSchema),
  dtype: dtypeSchema.default('float32'),
});
export type JsonTensor = z.infer<typeof jsonTensorSchema>;

/** Any JSON value, with tensors as {@link jsonTensorSchema}; kept opaque here because it nests. */
export type JsonValue =
  | JsonTensor
  | JsonNumber
  | string
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue };

// ---------------------------------------------------------------- backends

export const backendNameSchema = z.enum(['webgpu', 'webgl', 'cpu']);
export type BackendName = z.infer<typeof backendNameSchema>;

/** The backend a realm runs on. `reason` says why it is not a better one; empty when it is WebGPU. */
export const deviceSchema = z.object({
  backend: backendNameSchema,
  /** Adapter or renderer name as people know it, e.g. "NVIDIA ampere"; "CPU" on cpu. */
  name: z.string().max(200),
  /** True when a GPU API is emulated on the CPU (SwiftShader, llvmpipe). */
  software: z.boolean(),
  reason: z.string().max(500),
});
export type Device = z.infer<typeof deviceSchema>;

// ---------------------------------------------------------------- cost, logs, errors

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

export const logLineSchema = z.object({
  level: z.enum(['log', 'info', 'warn', 'error', 'debug']),
  text: z.string().max(4_000),
  line: z.int().positive().optional(),
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

/**
 * A picture a student asked for with `show(tensor, {as})`, or an exercise's own. Data is already small. A `trajectory`
 * [steps + 1, 2] and `predictions` [images, height, width] are an exercise's own always. A `value` is listed by its
 * title in the inspector; its tensor is empty when it holds none, and `text` says what it is.
 */
export const pictureSchema = z.object({
  as: z.enum([
    'image',
    'heatmap',
    'line',
    'histogram',
    'scatter',
    'table',
    'trajectory',
    'predictions',
    'value',
  ]),
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

/** An error of the student's code, scrubbed: lines are lines of solution.ts, 1-based. */
export const codeErrorSchema = z.object({
  kind: z.enum(['compile', 'load', 'runtime', 'contract']),
  name: z.string().max(200),
  message: z.string().max(4_000),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
});
export type CodeError = z.infer<typeof codeErrorSchema>;

// ---------------------------------------------------------------- outcomes and evidence

export const outcomeStatusSchema = z.enum([
  'passed',
  'failed',
  'errored',
  'timed-out',
  'out-of-memory',
  'refused',
]);
export type OutcomeStatus = z.infer<typeof outcomeStatusSchema>;

export const caseKindSchema = z.enum([
  'example',
  'property',
  'invariant',
  'gradient',
  'training',
  'stateful',
]);
export type CaseKind = z.infer<typeof caseKindSchema>;
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

export const namedJsonSchema = z.object({ name: z.string(), value: z.json() });
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

export const evidenceSchema = z.object({
  /** One plain sentence: what is wrong and by how much. */
  reason: z.string(),
  /** Entry point, with the sizes of the input that is shown. */
  call: z.string().optional(),
  /** Of a case that is more than one plain call: the calls it made on that input, while they can be written out. */
  calls: z.array(madeCallSchema).optional(),
  difference: differenceSchema.optional(),
  expectedShape: z.array(z.int()).optional(),
  actualShape: z.array(z.int()).optional(),
  /** Named regularities, e.g. "Yours is 2 × the expected values everywhere." */
  patterns: z.array(z.string()).default([]),
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

export const hintSchema = z.object({
  /** File name of the misconception without extension, stable: "flipped-kernel". */
  misconception: z.string(),
  title: z.string(),
  /** Markdown. */
  hint: z.string(),
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

export const caseOutcomeSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: caseKindSchema,
  visibility: visibilitySchema,
  status: outcomeStatusSchema,
  points: z.number().nonnegative(),
  pointsMax: z.number().nonnegative(),
  durationMs: z.number().nonnegative(),
  evidence: evidenceSchema.optional(),
  error: codeErrorSchema.optional(),
  /** Set with status `refused`: the operation that the exercise forbids. */
  refusedOperation: z.string().optional(),
  hints: z.array(hintSchema).default([]),
  cost: z.object({ student: costSchema, reference: costSchema.optional() }).optional(),
  /** Points for cost, in the order of the case; absent where it gives none or the numbers are wrong. */
  costChecks: z.array(costCheckSchema).optional(),
  logs: z.array(logLineSchema).default([]),
  pictures: z.array(pictureSchema).default([]),
  /** The curve of a long run, thinned out; absent when it reported nothing. */
  progress: z.array(progressSchema).optional(),
});
export type CaseOutcome = z.infer<typeof caseOutcomeSchema>;

// ---------------------------------------------------------------- reports

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

// ---------------------------------------------------------------- limits

/** Per run, after defaults (`exercise.yaml` overrides). Times are wall clock except `cpuMs`. */
export interface Limits {
  readonly caseMs: number;
  readonly runMs: number;
  readonly memoryBytes: number;
  readonly outputBytes: number;
  readonly logLines: number;
  readonly evidenceElements: number;
}
const MEBIBYTE = 1024 * 1024;
export const BROWSER_LIMITS: Limits = {
  caseMs: 10_000,
  runMs: 60_000,
  memoryBytes: 2048 * MEBIBYTE,
  outputBytes: 8 * MEBIBYTE,
  logLines: 200,
  evidenceElements: 64 * 1024,
};
export const SERVER_LIMITS: Limits = { ...BROWSER_LIMITS, caseMs: 5_000, memoryBytes: 512 * MEBIBYTE };

// ---------------------------------------------------------------- host <-> judge realm

/** Files of an exercise or a solution, by relative path, as text. Binary assets are base64 under `assets/`. */
export const fileMapSchema = z.record(z.string(), z.string());
export type FileMap = Readonly<z.infer<typeof fileMapSchema>>;

/** One case with a seed of its own. */
export interface CaseRound {
  readonly caseId: string;
  readonly seed: number;
}

export interface RunRequest {
  readonly runId: string;
  readonly solution: string;
  readonly codeHash: string;
  readonly seed: number;
  readonly standing: Report['standing'];
  readonly runner: string;
  /** Which cases: browsers run public ones; the server runs all; ids narrow further. */
  readonly visibility: 'public' | 'all';
  readonly caseIds?: readonly string[];
  /** Instead of all that: one case after the other, each with its seed, in one student realm. For `exercise check`. */
  readonly rounds?: readonly CaseRound[];
  /** Ends the run after so many cases in a row that ran out of time: its report has the cases that ran. Default never. */
  readonly timeOutsInRowMax?: number;
  readonly limits: Limits;
}

/** Why a student realm is no longer there; the judge turns it into the outcome of the current case. */
export type GoneReason = 'timed-out' | 'out-of-memory' | 'crashed' | 'exited';

export type JudgeCommand =
  | { type: 'boot'; backend: BackendName | 'best' }
  | { type: 'prepare'; exercise: string; exerciseHash: string; files: FileMap }
  | { type: 'run'; request: RunRequest }
  /** On the server only: makes the recording of a sealed exercise that is prepared. */
  | { type: 'record' }
  /** A fresh student realm is booted and its channel is connected (a port comes along in browsers). */
  | { type: 'student-ready'; device: Device }
  | { type: 'student-gone'; reason: GoneReason; detail: string }
  | { type: 'stop' };

export type JudgeEvent =
  | { type: 'booted'; device: Device }
  /** `runMs` is the run limit that exercise.yaml sets, when it sets one. */
  | { type: 'prepared'; plan: CasePlan[]; runMs?: number | undefined }
  | { type: 'case-started'; id: string }
  /** Text of the recording, in the form of `grader/judge/recording.ts`. */
  | { type: 'recorded'; recording: string }
  | { type: 'log'; caseId: string | null; line: LogLine }
  | { type: 'picture'; caseId: string | null; picture: Picture }
  | { type: 'progress'; caseId: string; step: number; values: Progress['values']; picture?: Picture }
  | { type: 'outcome'; outcome: CaseOutcome }
  /** The current student realm must be ended and replaced; answered by student-gone, then student-ready. */
  | { type: 'replace-student'; reason: GoneReason }
  | { type: 'done'; report: Report }
  /** The judge itself or the exercise is broken: never the student's fault, never a grade. */
  | { type: 'fault'; message: string };

// ---------------------------------------------------------------- judge realm <-> student realm

/** Judge to student, over the channel. `id` counts up within a channel. */
export type StudentCommand =
  | {
      type: 'load';
      id: number;
      solution: string;
      driver: string | null;
      forbids: readonly string[];
      entryPoints: readonly string[];
      limits: Pick<Limits, 'outputBytes' | 'logLines' | 'memoryBytes'>;
    }
  | { type: 'call'; id: number; name: string; args: readonly Value[]; mode: CallMode };

/** `plain` calls and returns the result; `vjp` returns { value, gradients } of sum(result · upstream) for the given arguments. */
export type CallMode = { kind: 'plain' } | { kind: 'vjp'; wrt: readonly number[]; upstream: TensorValue };

/** Student to judge. Everything here is parsed strictly by `grader/judge/student-message.ts` before use. */
export type StudentMessage =
  | { type: 'loaded'; id: number; exports: string[] }
  | { type: 'load-failed'; id: number; error: CodeError }
  | { type: 'returned'; id: number; value: Value; cost: Cost }
  | { type: 'threw'; id: number; error: CodeError; cost: Cost | null }
  | { type: 'refused'; id: number; operation: string; line: number | null }
  | { type: 'log'; line: LogLine }
  | { type: 'picture'; picture: Picture }
  | { type: 'progress'; step: number; values: Progress['values']; picture?: Picture }
  /** Its tensors take more than the limit. The realm must be ended: code can go on in spite of what was thrown. */
  | { type: 'out-of-memory' };

// ---------------------------------------------------------------- host <-> student realm

/** The host only boots a student realm and connects its channel; everything after goes over the channel. */
export type StudentHostCommand = { type: 'boot'; backend: BackendName | 'best' };
export type StudentHostEvent = { type: 'booted'; device: Device } | { type: 'boot-failed'; message: string };
