/** Whether bytes are one MessagePack message of modest size, found out without building anything. */

export interface MessageBounds {
  readonly depthMax: number;
  /** Values of every kind, keys included. */
  readonly nodesMax: number;
}

/**
 * A decoder makes room for what a header announces: five bytes can ask for four billion entries, and a nest of such
 * headers for all memory there is. Here each announced entry must be there.
 */
export function isBoundedMessage(bytes: Uint8Array, { depthMax, nodesMax }: MessageBounds): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** Values still to come on each level that is open. */
  const open: number[] = [1];
  let nodes = 0;
  let at = 0;
  while (open.length > 0) {
    const last = open.length - 1;
    const left = open[last] ?? 0;
    if (left === 0) {
      open.length = last;
      continue;
    }
    open[last] = left - 1;
    nodes += 1;
    const head = headAt(view, at);
    if (head === null || nodes > nodesMax) return false;
    at += head.bytes;
    if (head.inner === 0) continue;
    if (head.inner > nodesMax || open.length >= depthMax) return false;
    open.push(head.inner);
  }
  return at === bytes.length;
}

interface Head {
  /** Bytes of the header and what belongs to it. */
  readonly bytes: number;
  /** Values that follow inside. */
  readonly inner: number;
}

/** Constants, numbers and short extensions: bytes that follow the type. */
const FIXED: Readonly<Record<number, number>> = {
  192: 0,
  194: 0,
  195: 0,
  202: 4,
  203: 8,
  204: 1,
  205: 2,
  206: 4,
  207: 8,
  208: 1,
  209: 2,
  210: 4,
  211: 8,
  212: 2,
  213: 3,
  214: 5,
  215: 9,
  216: 17,
};
/** Binary, extension and text: bytes of the length, and bytes beside the content. */
const SIZED: Readonly<Record<number, readonly [1 | 2 | 4, number]>> = {
  196: [1, 0],
  197: [2, 0],
  198: [4, 0],
  199: [1, 1],
  200: [2, 1],
  201: [4, 1],
  217: [1, 0],
  218: [2, 0],
  219: [4, 0],
};
/** Lists and maps: bytes of the length, and values per entry. */
const NESTED: Readonly<Record<number, readonly [2 | 4, number]>> = {
  220: [2, 1],
  221: [4, 1],
  222: [2, 2],
  223: [4, 2],
};

function headAt(view: DataView, at: number): Head | null {
  const left = view.byteLength - at;
  if (left < 1) return null;
  const type = view.getUint8(at);
  const head = type < 192 || type >= 224 ? shortHead(type) : longHead(view, type, at);
  return head !== null && head.bytes <= left ? head : null;
}

function shortHead(type: number): Head {
  if (type < 128 || type >= 224) return { bytes: 1, inner: 0 };
  if (type < 144) return { bytes: 1, inner: (type - 128) * 2 };
  if (type < 160) return { bytes: 1, inner: type - 144 };
  return { bytes: 1 + type - 160, inner: 0 };
}

function longHead(view: DataView, type: number, at: number): Head | null {
  const fixed = FIXED[type];
  if (fixed !== undefined) return { bytes: 1 + fixed, inner: 0 };
  const [width, beside = 0] = SIZED[type] ?? NESTED[type] ?? [];
  if (width === undefined || at + 1 + width > view.byteLength) return null;
  const length =
    width === 1 ? view.getUint8(at + 1) : width === 2 ? view.getUint16(at + 1) : view.getUint32(at + 1);
  return SIZED[type]
    ? { bytes: 1 + width + beside + length, inner: 0 }
    : { bytes: 1 + width, inner: length * beside };
}
