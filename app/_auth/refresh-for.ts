import { refresh } from 'next/cache';
import type { Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

/** The page anew after an action, but for who is signed out: it would lead them to sign in, and away from what they write. */
export function refreshFor(result: Result<unknown, Refusal>): void {
  if (result.ok || result.refusal !== 'signed-out') refresh();
}
