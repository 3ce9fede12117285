/**
 * Laws earn their points only beside right numbers: many of them hold for zeros, for any constant, or for an echo of the
 * input. So a law runs after the cases that compare, and pays only where these found each function that it called right.
 */
import type { CaseKind } from '#grader/protocol.ts';
import { withheldWords } from '../explain/withheld-words.ts';
import { CASE_TRAITS } from './case-traits.ts';
import type { CaseResult } from './case-world.ts';

export interface RanCase {
  readonly kind: CaseKind;
  readonly result: CaseResult;
  /** Functions of the student's side that it called. */
  readonly called: ReadonlySet<string>;
}

export interface LawPoints {
  /** The result as it counts: of a law that held, without its points where nothing else vouches for its functions. */
  settle(ran: RanCase): CaseResult;
}

/** For one run; told of its cases in the order in which they run. @param known names of a function that students know */
export function createLawPoints(known: (call: string) => readonly string[]): LawPoints {
  /** By function, whether a compared case that calls it had right numbers. */
  const right = new Map<string, boolean>();

  /** Those of `called` that were compared and never right. One that no case compares is vouched for by any other. */
  const doubtful = (called: ReadonlySet<string>): string[] => {
    const compared = [...called].filter((name) => right.has(name));
    if (compared.length > 0) return compared.filter((name) => !right.get(name));
    return right.size > 0 && ![...right.values()].includes(true) ? [...called] : [];
  };

  return {
    settle({ kind, result, called }) {
      if (CASE_TRAITS[kind].compares) {
        for (const name of called) right.set(name, right.get(name) === true || hasRightNumbers(result));
      }
      if (!CASE_TRAITS[kind].isLaw || result.status !== 'passed') return result;
      const calls = doubtful(called);
      return calls.length === 0 ? result : withheld(result, [...new Set(calls.flatMap(known))]);
    },
  };
}

/** Also where points for cost are missed. */
function hasRightNumbers({ status, costChecks }: CaseResult): boolean {
  return status === 'passed' || costChecks !== undefined;
}

function withheld(result: CaseResult, calls: readonly string[]): CaseResult {
  const facts = { calls: [...calls] };
  const evidence = { reason: withheldWords(facts), withheld: facts, patterns: [], inputs: [], pictures: [] };
  return { ...result, status: 'failed', points: 0, evidence };
}
