/** The realm bundle of Node worker threads: like the browser's, with the first message from the parent's port. */
import './worker-shim.ts';
import { type MessagePort as NodePort, parentPort } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
import type { PortLike } from './channel/port-channel.ts';
import { refuseModules } from './loading/refuse-modules.ts';
import { startRealm } from './main.ts';

interface NodeInit {
  readonly role: 'judge' | 'student';
  readonly supervisor: NodePort;
  readonly channel?: NodePort;
}

// Taken now: the global is gone before any solution loads.
const { on } = { on: globalThis.process.on.bind(globalThis.process) };

parentPort?.once('message', ({ role, supervisor, channel }: NodeInit) => {
  refuseModules();
  startRealm({
    tf,
    role,
    supervisor: asPort(supervisor),
    channel: channel && asPort(channel),
    onStrayError: (handler) => {
      on('unhandledRejection', handler);
      on('uncaughtException', handler);
    },
  });
});

/** Node's ports bring no other ports beside a message; they are found inside it, under `ports`. */
function asPort(port: NodePort): PortLike {
  const like: PortLike = {
    postMessage: port.postMessage.bind(port),
    close: port.close.bind(port),
    onmessage: null,
  };
  port.on('message', (envelope: unknown) => {
    const { message, ports } = isEnvelope(envelope) ? envelope : { message: envelope, ports: [] };
    like.onmessage?.({ data: message, ports: ports.map(asPort) });
  });
  return like;
}

/** A message with ports, from the host to a judge. */
interface PortEnvelope {
  readonly type: 'with-ports';
  readonly message: unknown;
  readonly ports: readonly NodePort[];
}

function isEnvelope(value: unknown): value is PortEnvelope {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'with-ports';
}
