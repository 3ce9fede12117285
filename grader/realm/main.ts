/** Gives a realm its role. The entries beside this file bring TensorFlow.js and the platform's ports. */
import { startJudge } from '#grader/judge/judge-realm.ts';
import { bootOf } from './boot-tensorflow.ts';
import { type PortLike, portChannel } from './channel/port-channel.ts';
import { startStudent } from './student-realm.ts';
import type { TensorFlow } from './tensorflow.ts';

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
