import type { Answer } from '#components/studio/studio-actions.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

/** A result as the studio's page takes it: a refusal goes out as words. */
export function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
