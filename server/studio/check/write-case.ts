import { parseDocument } from 'yaml';
import { selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import {
  type LiteralCase,
  literalCaseCode,
  literalText,
  withLiteralCase,
} from '#grader/exercise/literals/literal-case.ts';
import type { ActorContext } from '../../access/actor.ts';
import { yamlLengthProblem } from '../../exercises/author-yaml.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { fileMapOf } from '../drafts/draft-files.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import { findOffers } from './case-offers.ts';
import type { WrittenCaseView } from './case-offers-view.ts';

export type WriteCaseRefusal = DraftRefusal | 'offer-gone' | 'cases-unusual';

/** An offered case at the end of the saved `cases.ts`, and its points in `exercise.yaml`. Saves nothing. */
export async function writeCase(
  context: ActorContext,
  { draftId, offerId }: { draftId: string; offerId: string },
): Promise<Result<WrittenCaseView, WriteCaseRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const saved = await selectDraftFiles(context.db, draftId);
  const files = fileMapOf(saved);
  const offers = await findOffers(context, found.value, files);
  const offer = offers.find(({ view }) => view.offerId === offerId);
  if (!offer) return refuse('offer-gone');
  const before = files['cases.ts'] ?? '';
  const literal = { ...offer.literal, title: freeTitle(offer.literal.title, before) };
  const content = withLiteralCase(before, literal);
  if (content === null) return refuse('cases-unusual');
  const manifest = withPoints(files['exercise.yaml'] ?? '', literal);
  const baseHash = (path: string) => saved.find((file) => file.path === path)?.hash ?? null;
  return ok({
    files: [
      { path: 'cases.ts', content, baseHash: baseHash('cases.ts') },
      ...(manifest === null
        ? []
        : [{ path: 'exercise.yaml', content: manifest, baseHash: baseHash('exercise.yaml') }]),
    ],
    line: content.slice(0, content.indexOf(literalCaseCode(literal))).split('\n').length,
  });
}

/** Titles are unique: ids are made of them. */
function freeTitle(wanted: string, cases: string): string {
  // As its author may have typed it, and as a literal case has it, with what is escaped there.
  const isTaken = (title: string) => cases.includes(title) || cases.includes(literalText(title));
  let title = wanted;
  for (let next = 2; isTaken(title); next += 1) title = `${wanted}, ${next}`;
  return title;
}

/** Null where nothing changes. */
function withPoints(yaml: string, { points }: LiteralCase): string | null {
  if (yamlLengthProblem(yaml) !== null) return null;
  const document = parseDocument(yaml);
  const before: unknown = document.get('points');
  if (points === 0 || document.errors.length > 0 || typeof before !== 'number') return null;
  document.set('points', before + points);
  return document.toString({ lineWidth: 0 });
}
