/** The judge realm's bundle for Deno processes; one process judges many submissions. */
import './worker-shim.ts';
import * as tf from '@tensorflow/tfjs';
import { startJudge } from '#grader/judge/judge-realm.ts';
import { bootOf } from './boot-tensorflow.ts';
import { openDenoLanes } from './channel/deno-streams.ts';
import { SUPERVISOR_LANE } from './channel/frames.ts';

const { lane } = await openDenoLanes();
let students = 0;
startJudge({
  supervisor: lane(SUPERVISOR_LANE),
  boot: bootOf(tf),
  takeStudentChannel: () => {
    if (students > 0) lane(students).close();
    students += 1;
    return lane(students);
  },
});
