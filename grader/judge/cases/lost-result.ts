import { judgeLostWords } from '../explain/judge-lost-words.ts';
import type { CaseResult } from './case-world.ts';

/** Of a case over whose answer judges are lost. */
export function lostResult(): CaseResult {
  return {
    status: 'failed',
    points: 0,
    evidence: { reason: judgeLostWords(), judgeLost: true, patterns: [], inputs: [], pictures: [] },
  };
}

/** A judge that has room for no array more, or no frame on its stack, is as good as lost, and can say so itself. */
export function isExhausted(error: unknown): boolean {
  return error instanceof RangeError;
}
