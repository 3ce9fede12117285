/** Server-sent events: each view as it comes, until there are no more or the reader goes away. */
import { logger } from '#server/platform/logger.ts';

/** Proxies close streams that are silent for a minute. */
const KEEP_ALIVE_MS = 20_000;
const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/** @param signal fires when the reader goes away; where it has, nobody reads a body and nothing is kept for them */
export function viewStream(views: AsyncIterable<unknown>, signal: AbortSignal): Response {
  return new Response(signal.aborted ? null : streamOf(views, signal), { headers: HEADERS });
}

function streamOf(views: AsyncIterable<unknown>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = views[Symbol.asyncIterator]();
  let keepAlive: NodeJS.Timeout | undefined;
  return new ReadableStream({
    start(controller) {
      keepAlive = setInterval(() => controller.enqueue(encoder.encode(':\n\n')), KEEP_ALIVE_MS);
      // A body that nobody has begun to read is not cancelled either.
      signal.addEventListener('abort', () => clearInterval(keepAlive), { once: true });
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
