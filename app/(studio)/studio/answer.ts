import type { Answer } from '#components/studio/studio-actions.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

/** A result as the studio's page takes it: a refusal goes out as words. */
export function answer<T>(result: Result<T, Refusal>): Answer<T> {
  if (result.ok) return result;
  const { text: problem } = explainRefusal(result.refusal);
  return result.refusal === 'signed-out' ? { ok: false, problem, why: 'signed-out' } : { ok: false, problem };
}
