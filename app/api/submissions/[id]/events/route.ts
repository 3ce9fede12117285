/** Server-sent events: the submission's view on each change, until it is final. */
import { eventStream } from '#app/api/_stream/event-stream.ts';
import { currentActor } from '#server/access/actor.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { watchSubmission } from '#server/submissions/watch-submission.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return new Response('Sign in first.', { status: 401 });
  const { id } = await params;
  const watched = await watchSubmission(context, { submissionId: id, signal: request.signal });
  if (!watched.ok) {
    const { status, text } = explainRefusal(watched.refusal);
    return new Response(text, { status });
  }
  return eventStream(watched.value);
}
