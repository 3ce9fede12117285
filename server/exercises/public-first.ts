/** The order by which cases are numbered. */
import type { CasePlan } from '#grader/protocol.ts';

/**
 * Public cases, then hidden ones, each in the order of the exercise. A browser runs public ones alone and counts from 1: so
 * the same case has the same number in a run, in a report, and wherever staff read of it.
 */
export function publicFirst<Case extends Pick<CasePlan, 'visibility'>>(cases: readonly Case[]): Case[] {
  const { public: shown = [], hidden = [] } = Object.groupBy(cases, ({ visibility }) => visibility);
  return [...shown, ...hidden];
}
