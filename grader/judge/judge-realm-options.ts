import type { BackendName, Device } from '#grader/protocol.ts';
import type { Channel } from '#grader/realm/channel.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';

/**
 * What the judge role of a realm needs from the realm's entry (`grader/realm/main.ts`).
 * The host's side of the talk: send `boot`, `prepare`, `run`. Each run uses one fresh student realm: send
 * `student-ready` once before or after `run`, and again after every `replace-student` (first `student-gone`).
 */
export interface JudgeRealmOptions {
  /** Commands in (`JudgeCommand`), events out (`JudgeEvent`). */
  readonly supervisor: Channel;
  /** Starts TensorFlow.js in this realm and says on what. @throws when no backend starts */
  readonly boot: (
    backend: BackendName | 'best',
  ) => Promise<{ readonly tf: TensorFlow; readonly device: Device }>;
  /** The channel to the student realm that the `student-ready` just received speaks of; called while handling it. */
  readonly takeStudentChannel: () => Channel;
}
