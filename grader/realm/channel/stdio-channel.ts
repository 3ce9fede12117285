/** Channels over one pair of byte streams: frames of MessagePack, one lane a channel. */
import type { Channel } from './channel.ts';
import { FrameReader, writeFrame } from './frames.ts';
import { packMessage, unpackUntrusted } from './message-pack.ts';

export interface ByteStreams {
  /** Fills the buffer from the front; gives the count, or null at the end. */
  readonly read: (buffer: Uint8Array) => Promise<number | null>;
  /** Writes some of the bytes, at least one, and gives how many. */
  readonly write: (bytes: Uint8Array) => number;
}

export interface StdioLanes {
  /** The channel of a lane; frames that came before it was asked for are delivered to it. */
  readonly lane: (lane: number) => Channel;
}

const READ_BYTES = 256 * 1024;

interface Lane {
  early: Uint8Array[];
  receiver: ((message: unknown) => void) | null;
  closed: boolean;
}

/** Reads until the stream ends, then calls `onEnd`. */
export function openStdio({ read, write }: ByteStreams, tag: Uint8Array, onEnd: () => void): StdioLanes {
  const lanes = new Map<number, Lane>();
  const laneOf = (lane: number): Lane => {
    const known = lanes.get(lane) ?? { early: [], receiver: null, closed: false };
    lanes.set(lane, known);
    return known;
  };
  const reader = new FrameReader(tag, {
    frame: (number, payload) => {
      const lane = laneOf(number);
      if (lane.closed) return;
      if (lane.receiver) lane.receiver(unpackUntrusted(payload));
      else lane.early.push(payload);
    },
    text: () => {},
    broken: onEnd,
  });
  readAll(read, reader).then(onEnd, onEnd);
  return {
    lane: (number) => {
      const lane = laneOf(number);
      return {
        post: (message) => writeAll(write, writeFrame(tag, number, packMessage(message))),
        receive(receiver) {
          lane.receiver = receiver;
          for (const payload of lane.early.splice(0)) receiver(unpackUntrusted(payload));
        },
        close() {
          lane.closed = true;
          lane.early = [];
        },
      };
    },
  };
}

async function readAll(read: ByteStreams['read'], reader: FrameReader): Promise<void> {
  const buffer = new Uint8Array(READ_BYTES);
  for (let count = await read(buffer); count !== null; count = await read(buffer)) {
    reader.push(buffer.slice(0, count));
  }
}

function writeAll(write: ByteStreams['write'], bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += write(bytes.subarray(at));
}
