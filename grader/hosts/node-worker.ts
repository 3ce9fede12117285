/**
 * A host over Node worker threads: the same realms as everywhere, started in a tenth of the time of a process, and no
 * wall round them. For tests alone: what runs in a thread has what the process has.
 */
import { dirname, join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import {
  type Device,
  type JudgeCommand,
  type JudgeEvent,
  type Limits,
  SERVER_LIMITS,
} from '#grader/protocol.ts';
import { GraderFault, type ProvingHost } from './host.ts';
import { parseJudgeEvent, studentHostEventSchema } from './judge-event-schema.ts';
import { createPooledHost } from './pooled/pooled-host.ts';
import type { JudgeRealm, RealmMaker, StudentRealm } from './pooled/realms.ts';
import type { Gone } from './run/realms.ts';

export interface NodeWorkerHostOptions {
  /** Absolute path of the realm bundle for Node, as `scripts/build-realm.ts` gives it. */
  readonly bundle: string;
  /** Student threads that wait, booted. Default 1. */
  readonly poolSize?: number;
  /** Judge threads that stay for the next run, over all exercises. Default 2. */
  readonly judgesMax?: number;
  /** Where exercise.yaml does not say otherwise. Default those of the server. */
  readonly limits?: Limits;
}

/** Runs may overlap. Reports are `provisional`. A thread that hangs is terminated; memory is bounded by its heap only. */
export function createNodeWorkerHost(options: NodeWorkerHostOptions): ProvingHost {
  const { bundle, poolSize = 1, judgesMax = 2, limits = SERVER_LIMITS } = options;
  return createPooledHost(workerRealms(bundle), { poolSize, judgesMax, standing: 'provisional', limits });
}

const BOOT_MS = 60_000;
const MEBIBYTE = 1024 * 1024;

interface WorkerStudent extends StudentRealm {
  /** The judge's end of the channel. */
  readonly channel: MessagePort;
}

interface Thread {
  readonly supervisor: MessagePort;
  readonly gone: Promise<Gone>;
  end(): Promise<void>;
}

function workerRealms(bundle: string): RealmMaker<WorkerStudent> {
  const live = new Set<Thread>();
  const start = (role: 'judge' | 'student', options: ThreadOptions): Thread => {
    const thread = startThread(bundle, role, options);
    live.add(thread);
    const forget = (): unknown => live.delete(thread);
    thread.gone.then(forget).catch(forget);
    return thread;
  };
  return {
    runner: `node ${process.versions.node}`,
    async startStudent({ memoryBytes }) {
      const { port1: channel, port2 } = new MessageChannel();
      const thread = start('student', { channel: port2, memoryBytes });
      const device = await booted(thread, 'student', (message) => {
        const event = studentHostEventSchema.safeParse(message);
        if (!event.success) return null;
        return event.data.type === 'booted' ? event.data.device : event.data.message;
      });
      return { device, channel, gone: thread.gone, end: () => thread.end() };
    },
    async startJudge() {
      const thread = start('judge', {});
      const device = await booted(thread, 'judge', (message) => {
        const event = readEvent(message);
        if (event.type === 'booted') return event.device;
        return event.type === 'fault' ? event.message : null;
      });
      return judgeOf(thread, device);
    },
    async close() {
      await Promise.all([...live].map((thread) => thread.end()));
    },
  };
}

function judgeOf(thread: Thread, device: Device): JudgeRealm<WorkerStudent> {
  let receiver: (event: JudgeEvent) => void = () => undefined;
  thread.supervisor.on('message', (message: unknown) => receiver(readEvent(message)));
  return {
    device,
    gone: thread.gone.then(({ detail }) => detail),
    post: (command: JudgeCommand) => thread.supervisor.postMessage(command),
    admit({ device: studentDevice, channel }, runId) {
      const message: JudgeCommand = { type: 'student-ready', device: studentDevice, runId };
      thread.supervisor.postMessage({ type: 'with-ports', message, ports: [channel] }, [channel]);
    },
    receive(next) {
      receiver = next;
    },
    end: () => thread.end(),
  };
}

interface ThreadOptions {
  readonly channel?: MessagePort;
  readonly memoryBytes?: number;
}

function startThread(bundle: string, role: string, { channel, memoryBytes }: ThreadOptions): Thread {
  const { port1: supervisor, port2 } = new MessageChannel();
  const worker = new Worker(bundle, {
    // Compiled code is kept beside the bundle: a third of a thread's start would be compiling it again.
    env: { NODE_COMPILE_CACHE: join(dirname(bundle), 'compiled') },
    stdout: true,
    stderr: true,
    ...(memoryBytes ? { resourceLimits: { maxOldGenerationSizeMb: memoryBytes / MEBIBYTE } } : {}),
  });
  worker.stdout.resume();
  worker.stderr.resume();
  const { promise: gone, resolve } = Promise.withResolvers<Gone>();
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    resolve({ reason: outOfMemory ? 'out-of-memory' : 'crashed', detail: error.message });
  });
  worker.on('exit', (code) => {
    resolve({ reason: 'exited', detail: `The thread ended with code ${code}.` });
    supervisor.close();
  });
  worker.postMessage({ role, supervisor: port2, channel }, channel ? [port2, channel] : [port2]);
  return {
    supervisor,
    gone,
    async end() {
      await worker.terminate();
    },
  };
}

/** Waits for the device, or for the sentence that says why there is none. */
async function booted(
  thread: Thread,
  role: string,
  read: (message: unknown) => Device | string | null,
): Promise<Device> {
  const { promise, resolve } = Promise.withResolvers<Device | string>();
  const timer = setTimeout(() => resolve(`no answer in ${BOOT_MS / 1000} s.`), BOOT_MS);
  const listen = (message: unknown): void => {
    const result = read(message);
    if (result !== null) resolve(result);
  };
  thread.supervisor.on('message', listen);
  thread.gone.then(({ detail }) => resolve(detail)).catch(() => undefined);
  thread.supervisor.postMessage({ type: 'boot', backend: 'cpu' });
  const result = await promise;
  clearTimeout(timer);
  thread.supervisor.off('message', listen);
  if (typeof result !== 'string') return result;
  await thread.end();
  throw new GraderFault(`The ${role} realm did not start: ${result}`);
}

function readEvent(message: unknown): JudgeEvent {
  const parsed = parseJudgeEvent(message);
  if ('event' in parsed) return parsed.event;
  return { type: 'fault', message: `The judge sent what cannot be read: ${parsed.problem}` };
}
