/** What is not sent: the server ends a request that is too large before anybody there can say why. */

/** In UTF-16 units. Above what the server takes of a program, and far below what it takes of a request. */
export const SENT_LENGTH_MAX = 300_000;

interface TooLong {
  readonly ok: false;
  readonly refusal: 'source-too-long';
}

/** What the server answers, or what it would answer could it read so long a program. */
export async function sendSource<Answer>(
  source: string,
  send: (source: string) => Promise<Answer>,
): Promise<Answer | TooLong> {
  return source.length > SENT_LENGTH_MAX ? { ok: false, refusal: 'source-too-long' } : send(source);
}
