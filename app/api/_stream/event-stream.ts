/** Routes that answer with server-sent events. */
import { type ActorContext, currentActor } from '#server/access/actor.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';
import { viewStream } from './view-stream.ts';

type Watch<Params> = (
  context: ActorContext,
  asked: { readonly params: Params; readonly signal: AbortSignal },
) => Promise<Result<AsyncIterable<unknown>, Refusal>>;

/** The `GET` of a route that answers with what a use case watches. */
export function eventRoute<Params>(watch: Watch<Params>) {
  return async (request: Request, { params }: { readonly params: Promise<Params> }): Promise<Response> => {
    const context = await currentActor();
    if (!context) return new Response('Sign in first.', { status: 401 });
    // Next.js answers HEAD by this too, and reads no body: such a reader has gone from the beginning.
    const signal = request.method === 'HEAD' ? AbortSignal.abort() : request.signal;
    const watched = await watch(context, { params: await params, signal });
    if (watched.ok) return viewStream(watched.value, signal);
    const { status, text } = explainRefusal(watched.refusal);
    return new Response(text, { status });
  };
}
