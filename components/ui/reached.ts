/** For acts whose answer is said where they were asked for: what was written stays there when no answer comes. */

const WORDS = 'The server could not be reached. Try again.';

/** What a server action gave; a refusal in words where it rejected. */
export function reached<Answer>(
  asked: Promise<Answer>,
): Promise<Answer | { readonly ok: false; readonly problem: string }> {
  return asked.catch(() => ({ ok: false as const, problem: WORDS }));
}

/** The same of an action that gives the words of a refusal, or null. */
export function problemOf(asked: Promise<string | null>): Promise<string | null> {
  return asked.catch(() => WORDS);
}
