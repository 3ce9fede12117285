/** Server-sent events: each view as it comes, until there are no more or the reader goes away. */
import { type ActorContext, currentActor } from '#server/access/actor.ts';
import { logger } from '#server/platform/logger.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

/** Proxies close streams that are silent for a minute. */
const KEEP_ALIVE_MS = 20_000;

type Watch<Params> = (
  context: ActorContext,
  asked: { readonly params: Params; readonly signal: AbortSignal },
) => Promise<Result<AsyncIterable<unknown>, Refusal>>;

/** The `GET` of a route that answers with what a use case watches. */
export function eventRoute<Params>(watch: Watch<Params>) {
  return async (request: Request, { params }: { readonly params: Promise<Params> }): Promise<Response> => {
    const context = await currentActor();
    if (!context) return new Response('Sign in first.', { status: 401 });
    const watched = await watch(context, { params: await params, signal: request.signal });
    if (watched.ok) return eventStream(watched.value);
    const { status, text } = explainRefusal(watched.refusal);
    return new Response(text, { status });
  };
}

function eventStream(views: AsyncIterable<unknown>): Response {
  return new Response(streamOf(views), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

function streamOf(views: AsyncIterable<unknown>): ReadableStream<Uint8Array> {
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
        logger.error({ error }, 'An event stream failed.');
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
