import type { CodeTokens } from './code-tokens.ts';

export interface ComparedProgram {
  /** The submission. */
  readonly id: string;
  readonly code: CodeTokens;
  /** Of another term: compared with this one's, not among themselves. */
  readonly isEarlier: boolean;
}
