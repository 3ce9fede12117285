/** One hidden frame on a sandbox origin, and the workers in it. The protocol is in `frame-messages.ts`. */
import { GraderFault } from '../host.ts';
import {
  type FrameCommand,
  type FrameConnect,
  frameEventSchema,
  frameHelloSchema,
  type RealmRole,
} from './frame-messages.ts';

const OPEN_MS = 20_000;
/** A frame's script has run before its load event; a frame that loaded without one holds the browser's error page. */
const SILENT_AFTER_LOAD_MS = 5_000;
const FRAME_PATH = '/realm/frame.html';

export interface SandboxFrame {
  /** Starts a realm in a worker of this frame; the ports move there. `onError` hears error events of the worker. */
  start(role: RealmRole, ports: readonly MessagePort[], onError: (message: string) => void): FrameWorker;
  /** Whether the frame's process answers within that time. A browser ends it without a word when memory runs out. */
  isAlive(withinMs: number): Promise<boolean>;
  /** Removes the frame and ends its workers. */
  close(): void;
}

export interface FrameWorker {
  /** Ends the worker, whatever it is doing. */
  end(): void;
}

/** @throws GraderFault when the frame does not answer: blocked, offline, or the sandbox host is not set up. */
export async function openSandboxFrame(origin: string, mount: HTMLElement): Promise<SandboxFrame> {
  const nonce = crypto.randomUUID();
  const frame = mount.ownerDocument.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  frame.referrerPolicy = 'no-referrer';
  frame.hidden = true;
  frame.title = 'Descent realm';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.src = `${origin}${FRAME_PATH}#${nonce}`;

  const hello = helloOf(frame, origin, nonce);
  mount.append(frame);
  try {
    await hello;
  } catch (error) {
    frame.remove();
    throw error;
  }
  const { port1: control, port2 } = new MessageChannel();
  const connect: FrameConnect = { type: 'descent-connect', nonce };
  frame.contentWindow?.postMessage(connect, origin, [port2]);
  return controlFrame(frame, control);
}

function helloOf(frame: HTMLIFrameElement, origin: string, nonce: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void): void => {
      clearTimeout(timer);
      clearTimeout(timerAfterLoad);
      window.removeEventListener('message', listen);
      action();
    };
    const listen = (message: MessageEvent): void => {
      if (message.source !== frame.contentWindow || message.origin !== origin) return;
      const hello = frameHelloSchema.safeParse(message.data);
      if (hello.success && hello.data.nonce === nonce) settle(resolve);
    };
    const fail = (): void =>
      settle(() => reject(new GraderFault(`The sandbox at ${origin} did not answer.`)));
    const timer = setTimeout(fail, OPEN_MS);
    let timerAfterLoad: ReturnType<typeof setTimeout> | undefined;
    frame.addEventListener('load', () => {
      timerAfterLoad = setTimeout(fail, SILENT_AFTER_LOAD_MS);
    });
    window.addEventListener('message', listen);
  });
}

function controlFrame(frame: HTMLIFrameElement, control: MessagePort): SandboxFrame {
  const errorListeners = new Map<number, (message: string) => void>();
  const pings = new Set<() => void>();
  let workers = 0;
  const tell = (command: FrameCommand, ports: readonly MessagePort[] = []): void =>
    control.postMessage(command, [...ports]);

  control.onmessage = (message: MessageEvent<unknown>) => {
    const event = frameEventSchema.safeParse(message.data);
    if (!event.success) return;
    if (event.data.type === 'pong') for (const answer of [...pings]) answer();
    if (event.data.type === 'worker-error') errorListeners.get(event.data.worker)?.(event.data.message);
  };

  return {
    start(role, ports, onError) {
      const worker = ++workers;
      errorListeners.set(worker, onError);
      tell({ type: 'start', worker, role }, ports);
      return {
        end() {
          if (errorListeners.delete(worker)) tell({ type: 'terminate', worker });
        },
      };
    },
    isAlive(withinMs) {
      return new Promise((resolve) => {
        const settle = (alive: boolean): void => {
          clearTimeout(timer);
          pings.delete(answer);
          resolve(alive);
        };
        const answer = (): void => settle(true);
        const timer = setTimeout(() => settle(false), withinMs);
        pings.add(answer);
        tell({ type: 'ping' });
      });
    },
    close() {
      control.close();
      frame.remove();
    },
  };
}
