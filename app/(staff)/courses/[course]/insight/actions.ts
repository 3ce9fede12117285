'use server';
/** What insight writes. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { z } from 'zod';
import type { Answer } from '#components/insight/insight-actions.ts';
import { requireActor } from '#server/access/actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import type { StuckRuleView } from '#server/insight/insight-view.ts';
import { changeStuckRule } from '#server/insight/stuck-rule.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal } from '#server/platform/refusals.ts';

const ruleInput = z.object({
  course: z.string().max(100),
  submissionsMin: z.number(),
  silentHours: z.number(),
});

export async function changeRuleAction(course: string, rule: StuckRuleView): Promise<Answer<StuckRuleView>> {
  await requireAppOrigin();
  const parsed = parseInput(ruleInput, { course, ...rule });
  const result = parsed.ok ? await changeStuckRule(await requireActor(), parsed.value) : parsed;
  refresh();
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
