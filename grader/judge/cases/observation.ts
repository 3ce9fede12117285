/** What a case saw of the student's code on one input, kept so that other code can be asked the same after the run. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { CallMode, Value } from '#grader/protocol.ts';

export interface AskedCall {
  readonly call: string;
  readonly args: readonly Value[];
  readonly mode: CallMode;
}

/** Anything that answers calls: a module of this realm, or the student's code once more. */
export type Answerer = (
  call: AskedCall,
) => Promise<{ readonly kind: 'returned'; readonly value: Value } | { readonly kind: string }>;

export interface Observation {
  /** Names of what was called. */
  readonly calls: readonly string[];
  readonly args: readonly Value[];
  /** `shrunk` inputs are small and plain, so that many mistakes look alike on them. */
  readonly input: 'given' | 'drawn' | 'shrunk';
  /** True of the one that the case's evidence is about. */
  readonly shown: boolean;
  /** What the student's code gave, a value a call; null where a call threw. */
  readonly actual: readonly Value[] | null;
  /** The same of the reference, whatever the case says is due: a mistake shows where it differs from that. Null where that cannot be told. */
  readonly expected: () => Promise<readonly Value[] | null>;
  readonly tolerance: ResolvedTolerance;
  /** What parts of the result are called in words, by path. */
  readonly partNames?: Readonly<Record<string, string>> | undefined;
  /** Results of the same calls from someone else; null when one gives none. */
  readonly replay: (ask: Answerer) => Promise<readonly Value[] | null>;
}

/** The replay of calls that do not depend on each other. */
export function replayOf(calls: readonly AskedCall[]): Observation['replay'] {
  return async (ask) => {
    const values: Value[] = [];
    for (const call of calls) {
      const answer = await ask(call);
      if (!('value' in answer)) return null;
      values.push(answer.value);
    }
    return values;
  };
}
