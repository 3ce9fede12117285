/** From a group without a name to the file of a misconception that an author completes. */
import { parse } from 'acorn';
import { transform } from 'sucrase';
import { selectOptionalExample } from '#db/queries/insight/behaviours.ts';
import { selectIdentity } from '#db/queries/people/people.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { scrubProgram } from '../anonymous/scrub.ts';
import type { ExercisePlace } from '../courses/find-assignment.ts';
import { isId } from '../platform/is-id.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { findInsightPlace, type InsightRefusal } from './find-insight-place.ts';
import type { DraftedMisconceptionView } from './insight-view.ts';

export interface GroupInput extends ExercisePlace {
  readonly versionId: string;
  readonly signature: string;
}

/** In the place of a name. */
const NOBODY = 'somebody';

/** A misconception made of one program of the group; the author of the exercise writes title and hint. For staff. */
export async function draftMisconception(
  context: ActorContext,
  input: GroupInput,
): Promise<Result<DraftedMisconceptionView, InsightRefusal>> {
  const found = await findInsightPlace(context, input, 'see-insight');
  if (!found.ok) return found;
  if (!isId(input.versionId)) return refuse('not-found');
  const { versionId, signature } = input;
  const key = { versionId, signature, assignmentId: found.value.assignment.id };
  const example = await selectOptionalExample(context.db, key);
  if (!example) return refuse('not-found');
  const identity = await selectIdentity(context.db, example.userId);
  const source = scrubProgram(example.source, { identity, alias: NOBODY });
  return ok({
    mayWrite: may(found.value.member, 'write-exercises'),
    fileName: `misconceptions/unnamed-${signature.slice(0, 8)}.ts`,
    source: `export const title = 'What this does, in a few words';
export const hint = \`
A question that leads to the mistake, without the answer.
\`;

${withoutComments(source)}`,
  });
}

/** Plain JavaScript without types and comments: what a comment says is of the one who wrote it. */
export function withoutComments(source: string): string {
  const { code } = transform(source, { transforms: ['typescript'], keepUnusedImports: false });
  const comments: { readonly start: number; readonly end: number }[] = [];
  parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    onComment: (_isBlock, _text, start, end) => comments.push({ start, end }),
  });
  const kept = comments.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}${text.slice(end)}`,
    code,
  );
  const lines = kept.split('\n').map((line) => line.trimEnd());
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
