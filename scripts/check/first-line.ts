import { stripVTControlCharacters } from 'node:util';

/** Of an error's message, without the colours of a terminal. */
export function firstLineOf(message: string): string {
  return stripVTControlCharacters(message).trim().split('\n')[0] ?? '';
}
