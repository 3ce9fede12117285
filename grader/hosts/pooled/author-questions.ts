/** What authors ask a judge about an exercise. */
import type { CaseNoise, SuggestedCase } from '#grader/protocol.ts';
import type { JudgeQuestion } from '../run/ask-judge.ts';

/** References answer in milliseconds; this only ends one that hangs, also where a machine is busy. */
const ANSWER_MS = 120_000;

/** What browsers get in place of a sealed exercise's reference. */
export function recordingOf(slug: string): JudgeQuestion<string> {
  return {
    command: { type: 'record' },
    answerOf: (event) => (event.type === 'recorded' ? { answer: event.recording } : null),
    limitMs: ANSWER_MS,
    late: (title) =>
      `${slug}: the reference did not answer "${title}" within ${ANSWER_MS / 1000} s of recording. Draw smaller sizes, or make the case hidden.`,
  };
}

export function noiseOf(slug: string): JudgeQuestion<CaseNoise[]> {
  return {
    command: { type: 'measure' },
    answerOf: (event) => (event.type === 'measured' ? { answer: event.noise } : null),
    limitMs: ANSWER_MS,
    late: (title) =>
      `${slug}: the reference did not answer "${title}" within ${ANSWER_MS / 1000} s of measuring its rounding. Draw smaller sizes.`,
  };
}

export function suggestionFor(
  slug: string,
  { path, source }: { readonly path: string; readonly source: string },
): JudgeQuestion<SuggestedCase | null> {
  return {
    command: { type: 'suggest', path, source },
    answerOf: (event) => (event.type === 'suggested' ? { answer: event.suggestion } : null),
    limitMs: ANSWER_MS,
    late: () => `${slug}: no input that tells ${path} from the reference within ${ANSWER_MS / 1000} s.`,
  };
}
