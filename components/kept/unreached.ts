/** Why something did not reach the server, as far as a page can tell, and how that is said. */

export type Unreached =
  | 'offline'
  /** Nothing came back. */
  | 'no-answer'
  /** The server answered, with an error of its own. */
  | 'server-error';

/** @param error what a server action or a fetch rejected with: only a connection that fails is a `TypeError`. */
export function whyUnreached(error: unknown, isOnline: boolean): Unreached {
  if (!isOnline) return 'offline';
  return error instanceof TypeError ? 'no-answer' : 'server-error';
}

const WORDS: Readonly<Record<Unreached, string>> = {
  offline: 'You are offline.',
  'no-answer': 'The server does not answer.',
  'server-error': 'The server answered with an error of its own.',
};

/** A sentence; what is kept, and what to do, comes after it. */
export function unreachedWords(why: Unreached): string {
  return WORDS[why];
}

/**
 * Why a question to the server brought no answer.
 * @param error what it rejected with
 * @param next what happens now, or what to do, as a sentence: "Try again."
 */
export function failedWords(error: unknown, next: string): string {
  return `${unreachedWords(whyUnreached(error, navigator.onLine))} ${next}`;
}
