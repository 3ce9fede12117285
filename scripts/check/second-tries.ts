import { stripVTControlCharacters } from 'node:util';

/** Of an error's message, without the colours of a terminal. */
export function firstLineOf(message: string): string {
  return stripVTControlCharacters(message).trim().split('\n')[0] ?? '';
}

/** So many tests may need a second try on a machine that is busy otherwise. One more, and something of ours is not sure. */
export const FLAKY_MAX = 2;
