import type { z } from 'zod';
import { isKeptText } from './kept-text.ts';
import { ok, type Result, refuse } from './result.ts';

export type InputRefusal = 'input-wrong' | 'text-unreadable';

/**
 * What a browser sent, parsed. Pages of ours send nothing else, so the answer need not say what was wrong; but what people
 * paste into a field may hold characters that no database keeps.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): Result<T, InputRefusal> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return refuse('input-wrong');
  return isKept(parsed.data) ? ok(parsed.data) : refuse('text-unreadable');
}

function isKept(value: unknown): boolean {
  if (typeof value === 'string') return isKeptText(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isKept);
}
