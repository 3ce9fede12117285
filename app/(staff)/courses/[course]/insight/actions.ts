'use server';
/** What insight writes. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer, GroupKey } from '#components/insight/insight-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { commentOnGroup } from '#server/insight/behaviour-comments.ts';
import { draftMisconception } from '#server/insight/draft-misconception.ts';
import type {
  DraftedMisconceptionView,
  HandedOverView,
  StuckRuleView,
} from '#server/insight/insight-view.ts';
import { changeStuckRule } from '#server/insight/stuck-rule.ts';
import { startCensus } from '#server/jobs/batches/start-census.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { handOverMistake } from '#server/studio/misconceptions/hand-over-mistake.ts';

const slug = z.string().max(100);
const placeInput = z.object({ course: slug, module: slug, exercise: slug });
const groupInput = placeInput.extend({ versionId: z.uuid(), signature: z.string().max(64) });

type Place = z.infer<typeof placeInput>;

export async function startCensusAction(place: Place): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(placeInput, place);
  const result = await asActor(parsed, (context, asked) =>
    startCensus(context, { ...asked, versionId: null }),
  );
  refreshFor(result);
  return result.ok ? { ok: true, value: null } : { ok: false, problem: explainRefusal(result.refusal).text };
}

export async function draftAction(place: Place, group: GroupKey): Promise<Answer<DraftedMisconceptionView>> {
  await requireAppOrigin();
  const parsed = parseInput(groupInput, { ...place, ...group });
  const result = await asActor(parsed, draftMisconception);
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}

export async function handOverAction(place: Place, group: GroupKey): Promise<Answer<HandedOverView>> {
  await requireAppOrigin();
  const parsed = parseInput(groupInput, { ...place, ...group });
  const result = await asActor(parsed, handOverMistake);
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}

export async function commentGroupAction(
  place: Place,
  group: GroupKey,
  body: string,
): Promise<Answer<number>> {
  await requireAppOrigin();
  // Above the limit of the use case, which refuses with words.
  const schema = groupInput.extend({ body: z.string().max(100_000) });
  const parsed = parseInput(schema, { ...place, ...group, body });
  const result = await asActor(parsed, commentOnGroup);
  refreshFor(result);
  return result.ok
    ? { ok: true, value: result.value.drafts }
    : { ok: false, problem: explainRefusal(result.refusal).text };
}

const ruleInput = z.object({
  course: z.string().max(100),
  submissionsMin: z.number(),
  silentHours: z.number(),
});

export async function changeRuleAction(course: string, rule: StuckRuleView): Promise<Answer<StuckRuleView>> {
  await requireAppOrigin();
  const parsed = parseInput(ruleInput, { course, ...rule });
  const result = await asActor(parsed, changeStuckRule);
  refreshFor(result);
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
