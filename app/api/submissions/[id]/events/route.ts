/** Server-sent events: the submission's view on each change, until it is final. */
import { currentActor } from '#server/access/actor.ts';
import { logger } from '#server/platform/logger.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { watchSubmission } from '#server/submissions/watch-submission.ts';

export const dynamic = 'force-dynamic';

/** Proxies close streams that are silent for a minute. */
const KEEP_ALIVE_MS = 20_000;

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
  return new Response(eventStream(watched.value), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

function eventStream(views: AsyncIterable<unknown>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = views[Symbol.asyncIterator]();
  let keepAlive: NodeJS.Timeout | undefined;
  return new ReadableStream({
    start(controller) {
      keepAlive = setInterval(() => controller.enqueue(encoder.encode(':\n\n')), KEEP_ALIVE_MS);
    },
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (!done) return controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
      } catch (error) {
        logger.error({ error }, 'Watching a submission failed.');
      }
      clearInterval(keepAlive);
      controller.close();
    },
    async cancel() {
      clearInterval(keepAlive);
      await iterator.return?.();
    },
  });
}
