/** What the search for a witness came to: the smallest input on which two versions judge one solution differently. */
import { z } from 'zod';
import { apartSchema } from '#grader/protocol.ts';

export const witnessSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    caseId: z.string(),
    /** `own` is the new version, `other` the one by which the submission is judged now. */
    apart: apartSchema.options[0],
  }),
  /** The versions differ in a time limit only: both times. */
  z.object({
    kind: z.literal('time'),
    caseId: z.string(),
    beforeMs: z.number(),
    afterMs: z.number(),
  }),
  z.object({
    kind: z.literal('none'),
    why: z.enum(['case-is-new', 'case-is-gone', 'points-only', 'not-comparable', 'not-found']),
    caseId: z.string().nullable(),
  }),
]);
export type Witness = z.infer<typeof witnessSchema>;
