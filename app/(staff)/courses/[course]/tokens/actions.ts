'use server';
/** Tokens are made and revoked. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { z } from 'zod';
import type { Answer, TokenTerms } from '#components/tokens/token-actions.ts';
import { requireActor } from '#server/access/actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { makeToken } from '#server/accounts/tokens/make-token.ts';
import { revokeToken } from '#server/accounts/tokens/revoke-token.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal } from '#server/platform/refusals.ts';

const termsInput = z.object({
  course: z.string().max(100),
  label: z.string().max(1_000),
  scope: z.enum(['read-grades', 'write-grades']),
  days: z.number(),
});

export async function makeTokenAction(course: string, terms: TokenTerms): Promise<Answer<string>> {
  await requireAppOrigin();
  const parsed = parseInput(termsInput, { course, ...terms });
  const result = parsed.ok ? await makeToken(await requireActor(), parsed.value) : parsed;
  refresh();
  return result.ok
    ? { ok: true, value: result.value.secret }
    : { ok: false, problem: explainRefusal(result.refusal).text };
}

export async function revokeTokenAction(course: string, tokenId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const input = { course: String(course), tokenId: String(tokenId) };
  const result = await revokeToken(await requireActor(), input);
  refresh();
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
