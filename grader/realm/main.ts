/** Gives a realm its role. The entries beside this file bring TensorFlow.js and the platform's ports. */
import { startBackend } from '#grader/backend/start-backend.ts';
import { startJudge } from '#grader/judge/judge-realm.ts';
import type { BackendName } from '#grader/protocol.ts';
import { type PortLike, portChannel } from './port-channel.ts';
import { startStudent } from './student-realm.ts';
import type { TensorFlow } from './tensorflow.ts';

/** Frames of TensorFlow.js lie between an operation and the author's line; the default of 10 hides it. */
const STACK_FRAMES = 60;

export type RealmRole = 'judge' | 'student';

export interface RealmStart {
  readonly tf: TensorFlow;
  readonly role: RealmRole;
  readonly supervisor: PortLike;
  /** To the judge; students only. A judge gets its channels with `student-ready`. */
  readonly channel?: PortLike | undefined;
  readonly onStrayError: (handler: (error: unknown) => void) => void;
}

/** Starts a realm whose channels are message ports: in browsers and in Node workers. */
export function startRealm({ tf, role, supervisor, channel, onStrayError }: RealmStart): void {
  const supervised = portChannel(supervisor);
  if (role === 'judge') {
    startJudge({
      supervisor: supervised,
      boot: bootOf(tf),
      takeStudentChannel: () => {
        const [port] = supervised.arrivedPorts();
        if (!port) throw new Error('The student came without a channel.');
        return portChannel(port);
      },
    });
  } else if (channel) {
    startStudent({ supervisor: supervised, channel: portChannel(channel), boot: bootOf(tf), onStrayError });
  }
}

/** Starts TensorFlow.js of this realm. */
export function bootOf(tf: TensorFlow) {
  return async (backend: BackendName | 'best') => {
    Error.stackTraceLimit = STACK_FRAMES;
    return { tf, device: await startBackend(tf, backend) };
  };
}
