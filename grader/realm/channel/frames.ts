/**
 * Frames on a byte stream that carries other things too: `tag · lane · length · payload`. The tag is random for each
 * process, so bytes that happen to be, or pretend to be, frames are text. Lane 0 is the supervisor, lane n the channel
 * to the n-th student.
 */

export const TAG_BYTES = 16;
export const HEADER_BYTES = TAG_BYTES + 8;
export const SUPERVISOR_LANE = 0;
/** Larger than any result with its envelope; a longer frame is a lie. */
export const FRAME_BYTES_MAX = 256 * 1024 * 1024;

export function writeFrame(tag: Uint8Array, lane: number, payload: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEADER_BYTES + payload.length);
  frame.set(frameHeader(tag, lane, payload.length));
  frame.set(payload, HEADER_BYTES);
  return frame;
}

/** What comes before a payload of `length` bytes. */
export function frameHeader(tag: Uint8Array, lane: number, length: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set(tag);
  const header = new DataView(bytes.buffer);
  header.setUint32(TAG_BYTES, lane, true);
  header.setUint32(TAG_BYTES + 4, length, true);
  return bytes;
}

export interface FrameReceiver {
  /** `payload` is a view of what was read; nobody else writes to it. */
  readonly frame: (lane: number, payload: Uint8Array) => void;
  /** Bytes outside frames, as they come. */
  readonly text: (bytes: Uint8Array) => void;
  /** A frame announced more bytes than allowed; the stream cannot be read any further. */
  readonly broken: () => void;
}

/** Cuts a stream into frames and text. */
export class FrameReader {
  readonly #tag: Uint8Array;
  readonly #receiver: FrameReceiver;
  readonly #bytesMax: number;
  #pending: Uint8Array[] = [];
  #length = 0;
  /** Bytes to have before it is worth looking again. */
  #needed = HEADER_BYTES;
  #broken = false;

  constructor(tag: Uint8Array, receiver: FrameReceiver, bytesMax = FRAME_BYTES_MAX) {
    this.#tag = tag;
    this.#receiver = receiver;
    this.#bytesMax = bytesMax;
  }

  push(chunk: Uint8Array): void {
    if (this.#broken || chunk.length === 0) return;
    // Node's Buffer slices without copying; a plain view of it does not.
    this.#pending.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    this.#length += chunk.length;
    if (this.#length < this.#needed && this.#isFramed()) return;
    let rest = this.#joined();
    for (let taken = this.#take(rest); taken > 0; taken = this.#take(rest)) rest = rest.subarray(taken);
    this.#pending = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
  }

  /** The stream has ended: what is left was no frame. */
  end(): void {
    if (this.#length > 0 && !this.#broken) this.#receiver.text(this.#joined());
    this.#pending = [];
    this.#length = 0;
  }

  /** Whether what is pending begins like a frame, so that waiting for the rest makes sense. */
  #isFramed(): boolean {
    const first = this.#pending[0];
    return first !== undefined && first.length >= TAG_BYTES && indexOfTag(first, this.#tag) === 0;
  }

  #joined(): Uint8Array {
    if (this.#pending.length === 1 && this.#pending[0]) return this.#pending[0];
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#pending) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  /** Handles what `bytes` begins with; gives how many bytes that was, 0 when more must come first. */
  #take(bytes: Uint8Array): number {
    if (bytes.length === 0 || this.#broken) return 0;
    const start = indexOfTag(bytes, this.#tag);
    if (start !== 0) {
      this.#receiver.text(bytes.subarray(0, start));
      return start;
    }
    this.#needed = HEADER_BYTES;
    if (bytes.length < HEADER_BYTES) return 0;
    const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
    const length = header.getUint32(TAG_BYTES + 4, true);
    if (length > this.#bytesMax) {
      this.#broken = true;
      this.#receiver.broken();
      return 0;
    }
    this.#needed = HEADER_BYTES + length;
    if (bytes.length < this.#needed) return 0;
    this.#receiver.frame(header.getUint32(TAG_BYTES, true), bytes.subarray(HEADER_BYTES, this.#needed));
    const taken = this.#needed;
    this.#needed = HEADER_BYTES;
    return taken;
  }
}

/** Where the tag, or the beginning of one that the next bytes may complete, is; the length when nowhere. */
function indexOfTag(bytes: Uint8Array, tag: Uint8Array): number {
  const first = tag[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let matched = 1;
    while (matched < tag.length && at + matched < bytes.length && bytes[at + matched] === tag[matched])
      matched += 1;
    if (matched === tag.length || at + matched === bytes.length) return at;
  }
  return bytes.length;
}
