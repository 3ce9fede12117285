/** Outcomes of cases in which the student's code gave no result at all. */
import type { Manifest } from '#grader/exercise/files/manifest.ts';
import type { CodeError, ErrorFact, OutcomeStatus } from '#grader/protocol.ts';
import { errorFactName, errorFactWords } from '../explain/error-fact-words.ts';
import type { StudentResult } from '../link/student-session.ts';
import type { CaseResult } from './case-world.ts';

type NoResult = Exclude<StudentResult, { kind: 'returned' }>;

/** Whether other inputs can only repeat it: the code does not load, is refused, or its realm had to be ended. */
export function isFinalResult(result: NoResult): boolean {
  if (result.kind !== 'threw') return true;
  const { kind } = result.error;
  // A function that is not there costs nothing; one that gives what it may not has been called.
  return kind === 'contract' ? result.cost === null : kind !== 'runtime';
}

/** The outcome of a case whose call gave `result`. */
export function brokenOutcome(
  result: NoResult,
  { forbidsBecause }: Pick<Manifest, 'forbidsBecause'>,
): CaseResult {
  switch (result.kind) {
    case 'threw':
      return {
        status: isFailedAllocation(result.error) ? 'out-of-memory' : 'errored',
        error: result.error,
        ...(result.cost ? { cost: { student: result.cost } } : {}),
      };
    case 'refused': {
      const fact = { code: 'refused', operation: result.operation } as const;
      const message = [errorFactWords(fact), forbidsBecause].filter(Boolean).join(' ');
      const line = result.line === null ? {} : { line: result.line };
      return {
        status: 'refused',
        refusedOperation: result.operation,
        error: { ...errorOf(fact), message, ...line },
      };
    }
    case 'malformed':
      return {
        status: 'errored',
        error: { kind: 'contract', name: 'ContractError', message: result.message },
      };
    case 'ended':
      return { status: STATUS[result.fact.code], error: errorOf(result.fact) };
  }
}

/** What V8 throws where an array does not fit under the memory limit any more. */
function isFailedAllocation({ name, message }: CodeError): boolean {
  return name === 'RangeError' && message === 'Array buffer allocation failed';
}

const STATUS: Readonly<Record<ErrorFact['code'], OutcomeStatus>> = {
  'time-limit': 'timed-out',
  'memory-limit': 'out-of-memory',
  crashed: 'errored',
  exited: 'errored',
  refused: 'refused',
};

function errorOf(fact: ErrorFact): CodeError {
  return { kind: 'runtime', name: errorFactName(fact), message: errorFactWords(fact), fact };
}
