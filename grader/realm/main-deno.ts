/**
 * The realm bundle of Deno processes, on stdin and stdout. The first {@link PREAMBLE_BYTES} of stdin are the tag of this
 * process and its role; frames follow. The process ends with its stdin.
 */
import './worker-shim.ts';
import * as tf from '@tensorflow/tfjs';
import { startJudge } from '#grader/judge/judge-realm.ts';
import { SUPERVISOR_LANE, TAG_BYTES } from './frames.ts';
import { bootOf } from './main.ts';
import { openStdio, type StdioLanes } from './stdio-channel.ts';
import { startStudent } from './student-realm.ts';

interface DenoStreams {
  readonly stdin: { read(buffer: Uint8Array): Promise<number | null> };
  readonly stdout: { writeSync(bytes: Uint8Array): number };
  exit(code: number): never;
}

const PREAMBLE_BYTES = TAG_BYTES + 1;
const STUDENT = 1;

// Taken now: the global is gone before any solution loads.
const deno = (globalThis as unknown as { Deno: DenoStreams }).Deno;
const read = deno.stdin.read.bind(deno.stdin);
const write = deno.stdout.writeSync.bind(deno.stdout);
const exit = deno.exit.bind(deno);

const preamble = await readExactly(PREAMBLE_BYTES);
const lanes = openStdio({ read, write }, preamble.subarray(0, TAG_BYTES), () => exit(0));
if (preamble[TAG_BYTES] === STUDENT) serveStudent(lanes);
else serveJudge(lanes);

function serveStudent({ lane }: StdioLanes): void {
  startStudent({
    supervisor: lane(SUPERVISOR_LANE),
    channel: lane(1),
    boot: bootOf(tf),
    onStrayError: listenForStrayErrors,
  });
}

function serveJudge({ lane }: StdioLanes): void {
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
}

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

async function readExactly(length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const count = await read(bytes.subarray(at));
    if (count === null) exit(0);
    at += count ?? 0;
  }
  return bytes;
}
