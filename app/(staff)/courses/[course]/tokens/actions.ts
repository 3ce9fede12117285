'use server';
/** Tokens are made and revoked. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer, TokenTerms } from '#components/tokens/token-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { makeToken } from '#server/access/tokens/make-token.ts';
import { revokeToken } from '#server/access/tokens/revoke-token.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal } from '#server/platform/refusals.ts';

const termsInput = z.object({
  course: z.string().max(100),
  label: z.string().max(1_000),
  scope: z.enum(['read-grades', 'write-grades']),
  days: z.number(),
});

const revokeInput = z.object({ course: z.string().max(100), tokenId: z.uuid() });

export async function makeTokenAction(course: string, terms: TokenTerms): Promise<Answer<string>> {
  await requireAppOrigin();
  const parsed = parseInput(termsInput, { course, ...terms });
  const result = await asActor(parsed, makeToken);
  refreshFor(result);
  return result.ok
    ? { ok: true, value: result.value.secret }
    : { ok: false, problem: explainRefusal(result.refusal).text };
}

export async function revokeTokenAction(course: string, tokenId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(revokeInput, { course, tokenId });
  const result = await asActor(parsed, revokeToken);
  refreshFor(result);
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
