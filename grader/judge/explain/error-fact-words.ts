/** What the grader says where it ended or refused code itself. */
import type { ErrorFact } from '#grader/protocol.ts';

const NAMES: Readonly<Record<ErrorFact['code'], string>> = {
  'time-limit': 'TimeLimit',
  'memory-limit': 'MemoryLimit',
  crashed: 'Crash',
  exited: 'Exit',
  refused: 'RefusedOperation',
};

/** In the place of the name that an error of the code's own would have. */
export function errorFactName({ code }: ErrorFact): string {
  return NAMES[code];
}

export function errorFactWords(fact: ErrorFact): string {
  switch (fact.code) {
    case 'time-limit':
      return timeLimitWords(fact);
    case 'memory-limit':
      return 'Your code used more memory than allowed. Wrap loops in `tf.tidy` so that tensors are freed.';
    case 'crashed':
      return 'Your code ended its realm. Deep recursion and huge arrays do that.';
    case 'exited':
      return 'Your code ended its realm before it answered.';
    case 'refused':
      return `This exercise does without \`${fact.operation}\`.`;
  }
}

function timeLimitWords({ of, begun, limitMs }: Extract<ErrorFact, { code: 'time-limit' }>): string {
  const limit = limitMs === undefined ? '' : `${Math.round(limitMs / 100) / 10} s`;
  if (of === 'run') {
    const time = limit === '' ? 'time' : `time (${limit})`;
    return begun
      ? `Your code was still running when the ${time} of the whole run was used up. Is there a loop or a promise that never ends?`
      : `The ${time} of the whole run was used up before this case. Earlier cases took it.`;
  }
  const longer =
    limit === '' ? 'took longer than a case may take' : `took longer than ${limit}, the limit of a case`;
  return begun
    ? `Your code ${longer}. Is there a loop or a promise that never ends?`
    : `Loading your code ${longer}. Is there a loop or a promise at its top level that never ends?`;
}
