import type { Answer } from '#components/studio/studio-actions.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

const SIGNED_OUT =
  'You are signed out. Sign in in another tab, then try again here: what you changed is kept on this page.';

/** A result as the studio's page takes it: a refusal goes out as words. */
export function answer<T>(result: Result<T, Refusal>): Answer<T> {
  if (result.ok) return result;
  if (result.refusal === 'signed-out') return { ok: false, problem: SIGNED_OUT, why: 'signed-out' };
  return { ok: false, problem: explainRefusal(result.refusal).text };
}
