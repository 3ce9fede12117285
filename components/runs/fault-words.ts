import { isGraderFault } from '#grader/hosts/host.ts';

/** Why a run could not be made, of which the student's code is never the cause. */
export function faultWords(error: unknown): string {
  if (isGraderFault(error)) return error.message;
  return 'Something in the page broke. Reload it and run again; your code is kept.';
}
