import type { BackendName, Device } from '#grader/protocol.ts';
import type { Channel } from '#grader/realm/channel/channel.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';

/**
 * What the judge role of a realm needs from the realm's entry (`grader/realm/main.ts`).
 * The host's side of the talk: send `boot`, `prepare`, `run`. Each run starts on a fresh student realm that the host
 * brings unasked: `student-ready` after the last run's `done`, before or after `run`; with the run's id, after it. In a run, `replace-student` asks
 * for another (answer `student-gone`, then `student-ready`); a realm that is lost without that is told by
 * `student-gone`, and the judge asks for another when it needs one. With `done` the run's realms are spent.
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
