/** Server-sent events: a lecture wall on each change, as long as its page is open. */
import { eventStream } from '#app/api/_stream/event-stream.ts';
import { currentActor } from '#server/access/actor.ts';
import { watchWall } from '#server/insight/wall/watch-wall.ts';
import { explainRefusal } from '#server/platform/refusals.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly course: string; readonly module: string; readonly slug: string }>;
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const context = await currentActor();
  if (!context) return new Response('Sign in first.', { status: 401 });
  const { course, module, slug } = await params;
  const place = { course, module, exercise: slug };
  const watched = await watchWall(context, { place, signal: request.signal });
  if (watched.ok) return eventStream(watched.value);
  const { status, text } = explainRefusal(watched.refusal);
  return new Response(text, { status });
}
