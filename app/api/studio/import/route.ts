/**
 * A zip of an exercise, sent as it is. The one body that may be longer than other requests', so `proxy.ts` stands aside:
 * it would hold all of it before anybody asked who sends it.
 */
import { currentActor } from '#server/access/actor.ts';
import { isAppOrigin } from '#server/access/origin.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import { importDraft } from '#server/studio/zip/import-draft.ts';
import { importProblemLines } from '#server/studio/zip/import-words.ts';
import { ZIP_BYTES_MAX } from '#server/studio/zip/read-zip.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  if (!isAppOrigin(request.headers.get('origin'))) return refused('foreign-page');
  const context = await currentActor();
  if (!context) return refused('signed-out');
  if (Number(request.headers.get('content-length')) > ZIP_BYTES_MAX) return refused('zip-too-large');
  const course = new URL(request.url).searchParams.get('course') ?? '';
  const imported = await importDraft(context, { course, zip: chunksOf(request) });
  if (!imported.ok) return refused(imported.refusal);
  if (imported.value.kind === 'imported') return answer(JSON.stringify(imported.value), 200);
  return answer(importProblemLines(imported.value.problems), 400);
}

/** Without an end of its own: who reads enough answers, and a cancelled body would take the answer's connection along. */
function chunksOf({ body }: Request): AsyncIterable<Uint8Array> {
  return (body ?? new Blob([]).stream()).values({ preventCancel: true });
}

function refused(refusal: Refusal): Response {
  const { status, text } = explainRefusal(refusal);
  return answer(text, status);
}

function answer(text: string, status: number): Response {
  return new Response(text, {
    status,
    headers: {
      'Content-Type': status === 200 ? 'application/json' : 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      // What is left of a refused body is not read.
      ...(status === 200 ? {} : { Connection: 'close' }),
    },
  });
}
