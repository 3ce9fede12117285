import type { Transaction } from '#db/database.ts';
import { lockEnrolment } from '#db/queries/courses/courses.ts';
import { selectRequestLoad } from '#db/queries/grading/requests.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { COMMENT_LENGTH_MAX } from '../comment-on-submission.ts';

export type MessageRefusal = 'comment-empty' | 'comment-too-long';

/** About one submission. More is a flood, and nobody reads it. */
const REQUESTS_MAX = 30;
const MESSAGES_MAX = 300;

/** What is said in a request: Markdown, as long as a comment. */
export function messageOf(text: string): Result<string, MessageRefusal> {
  const body = text.trim();
  if (body === '') return refuse('comment-empty');
  return body.length > COMMENT_LENGTH_MAX ? refuse('comment-too-long') : ok(body);
}

/**
 * Whether the student of a submission may still ask, or say more, about it. Until the transaction ends nobody else of
 * their requests counts at the same time.
 */
export async function hasRoom(
  tx: Transaction,
  of: { courseId: string; userId: string; submissionId: string; for: 'request' | 'message' },
): Promise<boolean> {
  await lockEnrolment(tx, of);
  const { requests, messages } = await selectRequestLoad(tx, of.submissionId);
  return messages < MESSAGES_MAX && (of.for === 'message' || requests < REQUESTS_MAX);
}
