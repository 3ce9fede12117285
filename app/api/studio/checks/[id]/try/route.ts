/** Server-sent events: what the reader tried last against a check, outcome by outcome, until it has ended. */
import { eventStream } from '#app/api/_stream/event-stream.ts';
import { currentActor } from '#server/access/actor.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { watchDraftTry } from '#server/studio/check/watch-draft-try.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return new Response('Sign in first.', { status: 401 });
  const { id } = await params;
  const watched = await watchDraftTry(context, { checkId: id, signal: request.signal });
  if (watched.ok) return eventStream(watched.value);
  const { status, text } = explainRefusal(watched.refusal);
  return new Response(text, { status });
}
