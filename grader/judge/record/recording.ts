/**
 * The recording of a sealed exercise: inputs of its public cases with what the reference gave for them. It takes the
 * place of reference, cases and misconceptions in the judge realm of a browser, so nothing else may be in it: every
 * field is named here, and what is not named is dropped.
 */
import { z } from 'zod';
import { type CaseKind, casePictureSchema, casePlanSchema } from '#grader/protocol.ts';
import { CASE_TRAITS } from '../cases/case-traits.ts';

/** Where the judge realm finds it among the files. No author's file can have this name. */
export const RECORDING_PATH = 'recording.json';
/** Its text, at most: a browser loads and parses it before the first run. */
export const RECORDING_CHARACTERS_MAX = 8 * 1024 * 1024;

/** Whether a public case of this kind can be judged from a recording. */
export function canBeRecorded(kind: CaseKind): boolean {
  return CASE_TRAITS[kind].recordable;
}

/** What the reference's call cost, without the names of its kernels, which would tell how it works. */
const recordedCostSchema = z.object({
  kernelCount: z.int().nonnegative(),
  newBytes: z.number(),
  peakBytes: z.number(),
  leakedTensors: z.int(),
});

/** Values are in the form of `recorded-value.ts`. */
const recordedStepSchema = z.object({
  title: z.string(),
  call: z.string(),
  args: z.array(z.unknown()),
  /** Of a gradient: the arguments to differentiate by, and what the result is multiplied with. */
  vjp: z.object({ wrt: z.array(z.int().nonnegative()), upstream: z.unknown() }).exactOptional(),
  expected: z.unknown(),
  cost: recordedCostSchema.exactOptional(),
});
export type RecordedStep = z.infer<typeof recordedStepSchema>;

/** One input: a single step, but of a stateful case. */
const recordedInputSchema = z.object({
  sizes: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  steps: z.array(recordedStepSchema).min(1),
});
export type RecordedInput = z.infer<typeof recordedInputSchema>;

const recordedCostSpecSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-leak'), points: z.number() }),
  z.object({ kind: z.literal('kernels'), timesMax: z.number(), points: z.number() }),
]);

const recordedCaseSchema = z.object({
  plan: casePlanSchema,
  tolerance: z
    .object({ absolute: z.number().exactOptional(), relative: z.number().exactOptional() })
    .exactOptional(),
  layout: z.record(z.string(), z.array(z.string())).exactOptional(),
  /** Without the objective of a trajectory, which is code. */
  picture: z
    .object({
      path: z.string().exactOptional(),
      as: casePictureSchema,
      title: z.string(),
    })
    .exactOptional(),
  argNames: z.array(z.string()).exactOptional(),
  partNames: z.record(z.string(), z.string()).exactOptional(),
  /** For the numbers alone; the plan counts those for cost too. */
  points: z.number().nonnegative(),
  cost: z.array(recordedCostSpecSchema).exactOptional(),
  /** Inputs that decide the case, in order. */
  draws: z.array(recordedInputSchema).min(1),
  /** Small inputs, the smallest first: looked at only when a draw failed, for a counter-example that people can read. */
  smaller: z.array(recordedInputSchema),
});
export type RecordedCase = z.infer<typeof recordedCaseSchema>;
/** Runs like the case that it was recorded from. */
export type RecordedSpec = { readonly kind: 'recorded' } & RecordedCase;

export const recordingSchema = z.object({
  version: z.literal(1),
  exercise: z.string(),
  exerciseHash: z.string(),
  /** Whether a recorded call goes to an export of driver.ts: then the student realm needs that file. */
  needsDriver: z.boolean(),
  cases: z.array(recordedCaseSchema).min(1),
});
export type Recording = z.infer<typeof recordingSchema>;
