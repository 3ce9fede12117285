/** A channel over a MessagePort, of a browser or of Node. */
import type { Channel } from './channel.ts';

/** What both platforms' ports have in common. */
export interface PortLike {
  postMessage(message: unknown): void;
  onmessage: ((event: { data: unknown; ports: readonly PortLike[] }) => void) | null;
  close(): void;
}

export interface PortChannel extends Channel {
  /** Ports that came with the message being received. */
  readonly arrivedPorts: () => readonly PortLike[];
}

/** Messages are copied. References to the port's methods are taken now, before any other code runs. */
export function portChannel(port: PortLike): PortChannel {
  const postMessage = port.postMessage.bind(port);
  const close = port.close.bind(port);
  const early: { data: unknown; ports: readonly PortLike[] }[] = [];
  let arrived: readonly PortLike[] = [];
  let receiver: ((message: unknown) => void) | null = null;
  let closed = false;
  const deliver = (event: { data: unknown; ports: readonly PortLike[] }): void => {
    if (closed) return;
    if (receiver === null) {
      early.push(event);
      return;
    }
    arrived = event.ports;
    receiver(event.data);
  };
  port.onmessage = (event) => deliver({ data: event.data, ports: event.ports ?? [] });
  return {
    post: (message) => postMessage(message),
    receive(next) {
      receiver = next;
      for (const event of early.splice(0)) deliver(event);
    },
    close() {
      closed = true;
      port.onmessage = null;
      close();
    },
    arrivedPorts: () => arrived,
  };
}
