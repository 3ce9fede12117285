import type { Transaction } from '#db/database.ts';
import { lockEnrolment } from '#db/queries/courses/courses.ts';
import { countOpenRequests, selectRequestLoad } from '#db/queries/grading/requests.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { COMMENT_LENGTH_MAX } from '../comment-on-submission.ts';

export type MessageRefusal = 'comment-empty' | 'comment-too-long';
export type RoomRefusal = 'too-many-requests' | 'too-many-open-requests';

/** About one submission. More is a flood, and nobody reads it. */
const REQUESTS_MAX = 30;
const MESSAGES_MAX = 300;
/** Of one student in a course: the list that staff read is cut, and nobody fills it alone. */
const OPEN_MAX = 20;

/** What is said in a request: Markdown, as long as a comment. */
export function messageOf(text: string): Result<string, MessageRefusal> {
  const body = text.trim();
  if (body === '') return refuse('comment-empty');
  return body.length > COMMENT_LENGTH_MAX ? refuse('comment-too-long') : ok(body);
}

/**
 * Why the student of a submission may not ask, say more, or open a request again; null where they may. Until the transaction
 * ends nobody else of their requests counts at the same time.
 */
export async function roomProblem(
  tx: Transaction,
  of: { courseId: string; userId: string; submissionId: string; for: 'request' | 'message' | 'reopening' },
): Promise<RoomRefusal | null> {
  await lockEnrolment(tx, of);
  const { requests, messages } = await selectRequestLoad(tx, of.submissionId);
  if (messages >= MESSAGES_MAX) return 'too-many-requests';
  if (of.for === 'request' && requests >= REQUESTS_MAX) return 'too-many-requests';
  if (of.for === 'message') return null;
  return (await countOpenRequests(tx, of)) >= OPEN_MAX ? 'too-many-open-requests' : null;
}
