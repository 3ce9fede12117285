/** Server-sent events: the check of a draft, cell by cell, until it has ended. */
import { eventRoute } from '#app/api/_stream/event-stream.ts';
import { watchDraftCheck } from '#server/studio/check/watch-draft-check.ts';

export const dynamic = 'force-dynamic';

export const GET = eventRoute<{ readonly id: string }>((context, { params, signal }) =>
  watchDraftCheck(context, { checkId: params.id, signal }),
);
