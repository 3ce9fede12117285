'use server';
/** Turning a lecture wall on and off. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { endWall, startWall } from '#server/insight/wall/run-wall.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal } from '#server/platform/refusals.ts';

const slug = z.string().max(100);
const placeInput = z.object({ course: slug, module: slug, exercise: slug });
type Place = z.infer<typeof placeInput>;

/** Gives the words of a refusal; the page is told the rest by its events. */
export async function startWallAction(place: Place): Promise<string | null> {
  await requireAppOrigin();
  const parsed = parseInput(placeInput, place);
  const result = await asActor(parsed, startWall);
  return result.ok ? null : explainRefusal(result.refusal).text;
}

export async function endWallAction(place: Place): Promise<string | null> {
  await requireAppOrigin();
  const parsed = parseInput(placeInput, place);
  const result = await asActor(parsed, endWall);
  return result.ok ? null : explainRefusal(result.refusal).text;
}
