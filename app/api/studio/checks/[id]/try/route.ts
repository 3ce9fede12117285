/** Server-sent events: what the reader tried last against a check, outcome by outcome, until it has ended. */
import { eventRoute } from '#app/api/_stream/event-stream.ts';
import { watchDraftTry } from '#server/studio/check/watch-draft-try.ts';

export const dynamic = 'force-dynamic';

export const GET = eventRoute<{ readonly id: string }>((context, { params, signal }) =>
  watchDraftTry(context, { checkId: params.id, signal }),
);
