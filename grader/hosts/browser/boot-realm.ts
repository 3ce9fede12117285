/** Starting one realm in a sandbox frame and waiting until TensorFlow.js is up in it. */
import type { BackendName, Device, JudgeCommand, JudgeEvent, StudentHostCommand } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import { parseJudgeEvent, studentHostEventSchema } from '../judge-event-schema.ts';
import type { RealmSite } from './realm-site.ts';

/** TensorFlow.js loads in 0.2 s; a cold cache, a slow line and a busy machine take longer. */
export const BOOT_MS = 60_000;

export interface Boot {
  readonly backend: BackendName | 'best';
  readonly withinMs: number;
}

export interface JudgeRealm {
  readonly device: Device;
  post(command: JudgeCommand, ports?: readonly MessagePort[]): void;
  /** Sets the one receiver. What the judge sends and no schema knows becomes a `fault`. */
  receive(receiver: (event: JudgeEvent) => void): void;
  end(): void;
}

export interface StudentRealm {
  readonly device: Device;
  /** The judge's end of the channel; handed over with `student-ready`. */
  readonly channel: MessagePort;
  end(): void;
}

/** @throws GraderFault when the realm does not start. */
export async function bootJudge(site: RealmSite, { backend, withinMs }: Boot): Promise<JudgeRealm> {
  const frame = await site.frame();
  const { port1: supervisor, port2 } = new MessageChannel();
  let receiver: (event: JudgeEvent) => void = () => undefined;
  const fail = (message: string): void => receiver({ type: 'fault', message });
  const worker = frame.start('judge', [port2], fail);
  const end = (): void => {
    worker.end();
    supervisor.close();
  };
  supervisor.onmessage = ({ data }: MessageEvent<unknown>) => {
    const parsed = parseJudgeEvent(data);
    if ('event' in parsed) receiver(parsed.event);
    else fail(`The judge sent what cannot be read: ${parsed.problem}`);
  };
  const post = (command: JudgeCommand, ports: readonly MessagePort[] = []): void =>
    supervisor.postMessage(command, [...ports]);

  const device = await booted({ role: 'judge', withinMs }, end, (settle) => {
    receiver = (event) => {
      if (event.type === 'booted') settle(event.device);
      if (event.type === 'fault') settle(event.message);
    };
    post({ type: 'boot', backend });
  });
  return {
    device,
    post,
    receive(next) {
      receiver = next;
    },
    end,
  };
}

/** @throws GraderFault when the realm does not start. */
export async function bootStudent(site: RealmSite, { backend, withinMs }: Boot): Promise<StudentRealm> {
  const frame = await site.frame();
  const { port1: supervisor, port2 } = new MessageChannel();
  const { port1: channel, port2: studentEnd } = new MessageChannel();
  let fail: (message: string) => void = () => undefined;
  const worker = frame.start('student', [port2, studentEnd], (message) => fail(message));
  const end = (): void => {
    worker.end();
    supervisor.close();
  };
  const device = await booted({ role: 'student', withinMs }, end, (settle) => {
    fail = settle;
    supervisor.onmessage = ({ data }: MessageEvent<unknown>) => {
      const event = studentHostEventSchema.safeParse(data);
      if (event.success) settle(event.data.type === 'booted' ? event.data.device : event.data.message);
    };
    const boot: StudentHostCommand = { type: 'boot', backend };
    supervisor.postMessage(boot);
  });
  // From here on student code may hold this port: nothing that comes over it is read.
  supervisor.onmessage = null;
  fail = () => undefined;
  return { device, channel, end };
}

/** Waits for the device, or for the sentence that says why there is none. */
function booted(
  { role, withinMs }: { readonly role: string; readonly withinMs: number },
  end: () => void,
  begin: (settle: (result: Device | string) => void) => void,
): Promise<Device> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      end();
      reject(new GraderFault(`The ${role} realm did not start: ${why}`));
    };
    const timer = setTimeout(() => fail(`no answer in ${withinMs / 1000} seconds.`), withinMs);
    begin((result) => {
      clearTimeout(timer);
      if (typeof result === 'string') fail(result);
      else resolve(result);
    });
  });
}
