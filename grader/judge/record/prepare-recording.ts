/** A sealed exercise as a browser's judge has it: its recording in place of cases, reference and misconceptions. */
import type { CasePlan } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { JudgeFault } from '../judge-fault.ts';
import { type RecordedSpec, recordingSchema } from './recording.ts';

export interface PreparedRecording {
  readonly cases: readonly { readonly plan: CasePlan; readonly spec: RecordedSpec }[];
  /** Stands where no recorded case calls it. */
  readonly reference: EntryModule;
}

/**
 * @param recording its text
 * @throws JudgeFault when it is no recording of this exercise version
 */
export function prepareRecording(
  { slug, hash }: { readonly slug: string; readonly hash: string },
  recording: string,
): PreparedRecording {
  const parsed = recordingSchema.safeParse(parseJson(recording));
  if (!parsed.success || parsed.data.exercise !== slug || parsed.data.exerciseHash !== hash) {
    throw new JudgeFault('The recording of this exercise does not fit it. Reload the page.');
  }
  const { cases } = parsed.data;
  return {
    cases: cases.map((recorded) => ({ plan: recorded.plan, spec: { kind: 'recorded', ...recorded } })),
    reference: NO_REFERENCE,
  };
}

const NO_REFERENCE: EntryModule = {
  exports: [],
  driverExports: [],
  async call() {
    throw new JudgeFault('This exercise is sealed: its reference is on the server.');
  },
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
