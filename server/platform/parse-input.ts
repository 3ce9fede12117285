import type { z } from 'zod';
import { ok, type Result, refuse } from './result.ts';

/** What a browser sent, parsed. Pages of ours send nothing else, so the answer need not say what was wrong. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): Result<T, 'input-wrong'> {
  const parsed = schema.safeParse(input);
  return parsed.success ? ok(parsed.data) : refuse('input-wrong');
}
