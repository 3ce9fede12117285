/** How much a search for known mistakes may take: counted in what it computes, so that a busy machine finds what an idle one does. */
import type { EntryModule, EntryResult } from '#grader/realm/entry-calls.ts';
import { callModel } from '../cases/case-world.ts';
import type { Answerer, AskedCall } from '../cases/observation.ts';
import { countElements } from '../link/tensor-value.ts';

export interface SearchEffort {
  /** A known mistake that answers, on the account of the search. */
  readonly ask: (form: EntryModule) => Answerer;
  /** False once the search has computed what it may, was stopped, or hangs. */
  readonly mayGoOn: () => boolean;
}

export interface EffortLimits {
  readonly stopped: () => boolean;
  /** How many times longer this machine may take than an idle one. */
  readonly slowness: number;
  /** Milliseconds; by default those of the clock on the wall. */
  readonly now?: () => number;
}

/**
 * Kernels on small tensors, some 20 µs each: eight seconds of an idle core, for which a person waits at the end of a run.
 * The dearest program of the catalogue takes a quarter of it.
 */
const KERNELS_MAX = 400_000;
/** A kernel on so many more elements counts as one more. */
const ELEMENTS_A_KERNEL = 1_000;
/** The last resort, where a kernel takes far longer than it should: an emulated adapter compiles each for seconds. */
const WALL_MS_MAX = 40_000;

/** Begins now. */
export function createEffort({
  stopped,
  slowness,
  now = () => performance.now(),
}: EffortLimits): SearchEffort {
  const endsAt = now() + WALL_MS_MAX * slowness;
  let left = KERNELS_MAX;
  return {
    ask: (form) => async (call) => {
      const answer = await callModel(form, call);
      left -= effortOf(call, answer);
      return answer;
    },
    mayGoOn: () => left > 0 && !stopped() && now() < endsAt,
  };
}

function effortOf({ args }: AskedCall, answer: EntryResult): number {
  const kernels = 'cost' in answer ? (answer.cost?.kernelCount ?? 0) : 0;
  const elements = countElements(args) + ('value' in answer ? countElements(answer.value) : 0);
  return (1 + kernels) * (1 + elements / ELEMENTS_A_KERNEL);
}
