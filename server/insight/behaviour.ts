/** How a program fails on the fixed inputs of a version, as one word: equal words, equal wrong numbers. */
import { createHash } from 'node:crypto';
import type { CaseOutcome, JsonTensor, Report } from '#grader/protocol.ts';

/** Programs that do the same in another order differ by rounding; those that do something else by more than that. */
const DIGITS = 3;

export interface Behaviour {
  /** null: nothing came back that could be compared. */
  readonly signature: string | null;
  /** The first that was recognised. */
  readonly misconception: string | null;
}

/** @param report of a census: the same inputs for every program of the version */
export function behaviourOf({ cases }: Report): Behaviour {
  const failing = cases.filter(({ status }) => status !== 'passed');
  const misconception = failing.find(({ hints }) => hints.length > 0)?.hints[0]?.misconception ?? null;
  if (!failing.some(({ evidence }) => evidence?.actual !== undefined))
    return { signature: null, misconception };
  const facts = JSON.stringify(failing.map(factsOf));
  return { signature: createHash('sha256').update(facts).digest('hex'), misconception };
}

function factsOf({ id, status, evidence }: CaseOutcome): readonly unknown[] {
  const { actual, actualShape, counterExample } = evidence ?? {};
  return [id, status, counterExample?.sizes ?? null, actualShape ?? null, actual ? roundedOf(actual) : null];
}

function roundedOf({ shape, data }: JsonTensor): readonly unknown[] {
  return [shape, data.map((value) => (typeof value === 'number' ? rounded(value) : value))];
}

function rounded(value: number): number {
  const near = Number(value.toPrecision(DIGITS));
  return Object.is(near, -0) ? 0 : near;
}
