/** What a run keeps of what its cases saw, bounded: a run of large tensors must not fill the judge's memory. */
import type { OutcomeStatus } from '#grader/protocol.ts';
import { countElements } from '../link/tensor-value.ts';
import type { Observation } from './observation.ts';

/** Elements of arguments and results kept, at most: 32 MiB of float32. */
const ELEMENTS_MAX = 8 * 1024 * 1024;
/** Of a case that passed: it can only contradict, and does so on nearly any input. */
const PASSED_MAX = 8;

export interface ObservationLog {
  /** Keeps what there is room for; of a case, what is shown first. */
  add(status: OutcomeStatus, observations: readonly Observation[]): readonly Observation[];
}

export function createObservationLog(elementsMax = ELEMENTS_MAX): ObservationLog {
  let room = elementsMax;
  return {
    add(status, observations) {
      const chosen = status === 'passed' ? observations.slice(0, PASSED_MAX) : observations;
      return chosen.filter(({ args, actual }) => {
        // What was expected is as large as what came.
        const elements = countElements(args) + 2 * countElements(actual ?? []);
        if (elements > room) return false;
        room -= elements;
        return true;
      });
    },
  };
}
