/** What a judge realm says, parsed. Hosts drop the realm when something else arrives. */
import { z } from 'zod';
import {
  caseOutcomeSchema,
  casePlanSchema,
  codeErrorSchema,
  deviceSchema,
  type JudgeEvent,
  logLineSchema,
  pictureSchema,
  progressSchema,
  reportSchema,
  suggestedCaseSchema,
} from '#grader/protocol.ts';

const goneReasonSchema = z.enum(['timed-out', 'out-of-memory', 'crashed', 'exited']);

const noiseSchema = z.object({
  id: z.string(),
  title: z.string(),
  // Not finite where the reference falls apart; zod's own number is.
  inTolerances: z.custom<number>((value) => typeof value === 'number'),
});

const schema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('booted'), device: deviceSchema }),
  z.object({
    type: z.literal('prepared'),
    plan: z.array(casePlanSchema),
    caseMs: z.number().positive().optional(),
  }),
  z.object({ type: z.literal('case-started'), id: z.string() }),
  z.object({ type: z.literal('judging'), of: z.enum(['reference', 'answer']) }),
  z.object({ type: z.literal('recorded'), recording: z.string() }),
  z.object({ type: z.literal('measured'), noise: z.array(noiseSchema) }),
  z.object({ type: z.literal('suggested'), suggestion: suggestedCaseSchema.nullable() }),
  z.object({ type: z.literal('log'), caseId: z.string().nullable(), line: logLineSchema }),
  z.object({ type: z.literal('picture'), caseId: z.string().nullable(), picture: pictureSchema }),
  progressSchema.extend({
    type: z.literal('progress'),
    caseId: z.string(),
    picture: pictureSchema.optional(),
  }),
  z.object({ type: z.literal('outcome'), outcome: caseOutcomeSchema }),
  z.object({ type: z.literal('replace-student'), reason: goneReasonSchema }),
  z.object({ type: z.literal('done'), report: reportSchema }),
  z.object({ type: z.literal('evaluated'), error: codeErrorSchema.nullable() }),
  z.object({
    type: z.literal('fault'),
    message: z.string(),
    problems: z
      .array(z.object({ file: z.string(), line: z.int().positive().nullable(), message: z.string() }))
      .optional(),
  }),
]);

/** The event, or what is wrong with it in a sentence. */
export function parseJudgeEvent(
  message: unknown,
): { readonly event: JudgeEvent } | { readonly problem: string } {
  const parsed = schema.safeParse(message);
  if (parsed.success) return { event: parsed.data as JudgeEvent };
  const issue = parsed.error.issues[0];
  return { problem: `${issue?.path.join('.') || 'message'}: ${issue?.message ?? 'not understood'}` };
}

export const studentHostEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('booted'), device: deviceSchema }),
  z.object({ type: z.literal('boot-failed'), message: z.string().max(2_000) }),
]);
