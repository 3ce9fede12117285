/** What the judge is at, told as it changes, so that whoever loses it knows whether a student's answer was in it. */
import type { JudgeEvent } from '#grader/protocol.ts';

type Aim = Extract<JudgeEvent, { type: 'judging' }>['of'];

export interface Attention {
  /** An input is drawn, or a case begins: no answer to it is there yet. */
  beginInput(): void;
  /** The student's code is asked: what follows may be over its answer. */
  toAnswer(): void;
  /** Does what no answer has a part in. */
  toReference<T>(work: () => Promise<T>): Promise<T>;
}

export function createAttention(tell: (of: Aim) => void): Attention {
  let current: Aim | null = null;
  const turn = (of: Aim): void => {
    if (of !== current) tell(of);
    current = of;
  };
  return {
    beginInput: () => turn('reference'),
    toAnswer: () => turn('answer'),
    async toReference(work) {
      const before = current ?? 'reference';
      turn('reference');
      try {
        return await work();
      } finally {
        turn(before);
      }
    },
  };
}
