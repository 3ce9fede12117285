import { isKeptText } from '../platform/kept-text.ts';

/** Far above any solution we know (8 KiB), far below what makes a compiler slow. */
export const SOURCE_BYTES_MAX = 256 * 1024;

export type SourceProblem = 'source-too-long' | 'source-unreadable';

/** Why a source cannot be kept; null when it can. */
export function sourceProblem(source: string): SourceProblem | null {
  if (Buffer.byteLength(source) > SOURCE_BYTES_MAX) return 'source-too-long';
  if (!isKeptText(source)) return 'source-unreadable';
  return null;
}
