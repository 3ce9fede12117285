/** Outcomes of cases in which the student's code gave no result at all. */
import type { Manifest } from '#grader/exercise/manifest.ts';
import type { CodeError, GoneReason, OutcomeStatus } from '#grader/protocol.ts';
import type { StudentResult } from '../link/student-link.ts';
import { RUN_IS_OVER } from './case-clock.ts';
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
    case 'refused':
      return {
        status: 'refused',
        refusedOperation: result.operation,
        error: {
          kind: 'runtime',
          name: 'RefusedOperation',
          message: [`This exercise does without \`${result.operation}\`.`, forbidsBecause]
            .filter(Boolean)
            .join(' '),
          ...(result.line === null ? {} : { line: result.line }),
        },
      };
    case 'malformed':
      return {
        status: 'errored',
        error: { kind: 'contract', name: 'ContractError', message: result.message },
      };
    case 'gone':
      return { status: GONE_STATUS[result.reason], error: goneError(result) };
  }
}

/** What V8 throws where an array does not fit under the memory limit any more. */
function isFailedAllocation({ name, message }: CodeError): boolean {
  return name === 'RangeError' && message === 'Array buffer allocation failed';
}

const GONE_STATUS: Readonly<Record<GoneReason, OutcomeStatus>> = {
  'timed-out': 'timed-out',
  'out-of-memory': 'out-of-memory',
  crashed: 'errored',
  exited: 'errored',
};

const GONE_ERRORS: Readonly<Record<GoneReason, { name: string; message: string }>> = {
  'timed-out': {
    name: 'TimeLimit',
    message: 'Your code was still running at the time limit. Is there a loop or a promise that never ends?',
  },
  'out-of-memory': {
    name: 'MemoryLimit',
    message: 'Your code used more memory than allowed. Wrap loops in `tf.tidy` so that tensors are freed.',
  },
  crashed: { name: 'Crash', message: 'Your code ended its realm. Deep recursion and huge arrays do that.' },
  exited: { name: 'Exit', message: 'Your code ended its realm before it answered.' },
};

function goneError({ reason, detail }: Extract<NoResult, { kind: 'gone' }>): CodeError {
  if (detail === RUN_IS_OVER) {
    const message = 'The time of the whole run was used up before this case. Earlier cases took it.';
    return { kind: 'runtime', name: 'TimeLimit', message };
  }
  return { kind: 'runtime', ...GONE_ERRORS[reason] };
}
