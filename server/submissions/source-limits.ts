/** Far above any solution we know (8 KiB), far below what makes a compiler slow. */
export const SOURCE_BYTES_MAX = 256 * 1024;

export type SourceProblem = 'source-too-long' | 'source-unreadable';

/** Why a source cannot be kept; null when it can. Databases take no NUL and no half of a surrogate pair as text. */
export function sourceProblem(source: string): SourceProblem | null {
  if (Buffer.byteLength(source) > SOURCE_BYTES_MAX) return 'source-too-long';
  if (source.includes('\0') || !source.isWellFormed()) return 'source-unreadable';
  return null;
}
