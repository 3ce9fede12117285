/** Server-sent events: the submission's view on each change, until it is final. */
import { eventRoute } from '#app/api/_stream/event-stream.ts';
import { watchSubmission } from '#server/submissions/watch-submission.ts';

export const dynamic = 'force-dynamic';

export const GET = eventRoute<{ readonly id: string }>((context, { params, signal }) =>
  watchSubmission(context, { submissionId: params.id, signal }),
);
