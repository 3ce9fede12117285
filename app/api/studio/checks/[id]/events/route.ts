/** Server-sent events: the check of a draft, cell by cell, until it has ended. */
import { eventStream } from '#app/api/_stream/event-stream.ts';
import { currentActor } from '#server/access/actor.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { watchDraftCheck } from '#server/studio/check/watch-draft-check.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return new Response('Sign in first.', { status: 401 });
  const { id } = await params;
  const watched = await watchDraftCheck(context, { checkId: id, signal: request.signal });
  if (watched.ok) return eventStream(watched.value);
  const { status, text } = explainRefusal(watched.refusal);
  return new Response(text, { status });
}
