/** The student realm's bundle for Deno processes: one is started for every submission, so it has nothing of the judge. */
import './worker-shim.ts';
import * as tf from '@tensorflow/tfjs';
import { bootOf } from './boot-tensorflow.ts';
import { openDenoLanes } from './channel/deno-streams.ts';
import { SUPERVISOR_LANE } from './channel/frames.ts';
import { refuseModules } from './loading/refuse-modules.ts';
import { startStudent } from './student-realm.ts';

const { lane } = await openDenoLanes();
refuseModules();
startStudent({
  supervisor: lane(SUPERVISOR_LANE),
  channel: lane(1),
  boot: bootOf(tf),
  onStrayError: listenForStrayErrors,
});

/** Deno ends a process on an error that nobody caught; here it becomes a line of the student's log. */
function listenForStrayErrors(handler: (error: unknown) => void): void {
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    handler(event.reason);
  });
  addEventListener('error', (event) => {
    event.preventDefault();
    handler(event.error);
  });
}
