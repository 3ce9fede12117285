/** A zip that somebody sent, read with bounds: whatever it claims, no more is unpacked than it may hold. Never throws for its content. */
import { crc32, inflateRawSync } from 'node:zlib';

export const ZIP_BYTES_MAX = 20 * 1024 * 1024;
const ENTRIES_MAX = 200;
const ENTRY_BYTES_MAX = 12 * 1024 * 1024;
const PATH_CHARACTERS_MAX = 240;
const UNPACKED_BYTES_MAX = 48 * 1024 * 1024;

export interface ZipProblem {
  /** Empty where the archive as a whole is meant. */
  readonly path: string;
  readonly message: string;
}

export interface ReadZip {
  /** Empty with any problem: all or nothing. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly ZipProblem[];
  /** What could be read all the same, to say what else is wrong with it; never to be kept. */
  readonly readable: ReadonlyMap<string, Uint8Array>;
}

const END = 0x06054b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const SYMLINK = 0o120000;
/** 0: made on a machine that has no such thing. */
const PLAIN_TYPES = [0, 0o100000, 0o040000];
const TYPE_MASK = 0o170000;

interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly type: number;
  readonly localAt: number;
}

/** Stored and deflated entries of one disk, without encryption and without 64-bit sizes: what every tool makes. */
export function readZip(zip: Uint8Array): ReadZip {
  if (zip.length > ZIP_BYTES_MAX) return broken(`has ${zip.length} bytes; at most ${ZIP_BYTES_MAX}.`);
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const entries = readDirectory(zip, view);
  if (typeof entries === 'string') return broken(entries);
  const problems = [...entries.flatMap(entryProblems), ...nameCollisions(entries)];
  const bad = new Set(problems.map(({ path }) => path));
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > UNPACKED_BYTES_MAX) {
    const message = `unpacks to ${total} bytes; at most ${UNPACKED_BYTES_MAX}.`;
    return { ...broken(message), problems: [...problems, { path: '', message }] };
  }
  const readable = new Map<string, Uint8Array>();
  const taken: [number, number][] = [];
  for (const entry of entries.filter(({ path }) => !path.endsWith('/') && !bad.has(path))) {
    const data = readEntry(zip, view, { entry, taken });
    if (typeof data === 'string') problems.push({ path: entry.path, message: data });
    else readable.set(entry.path, data);
  }
  return { files: problems.length > 0 ? new Map() : readable, problems, readable };
}

function broken(message: string): ReadZip {
  return { files: new Map(), problems: [{ path: '', message }], readable: new Map() };
}

/** The entries, or why there are none. */
function readDirectory(zip: Uint8Array, view: DataView): Entry[] | string {
  const end = findEnd(view);
  if (end === null) return 'is no zip archive, or it is cut off.';
  const [disk, count] = [view.getUint16(end + 4, true), view.getUint16(end + 10, true)];
  const [bytes, from] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  if (disk !== 0 || view.getUint16(end + 8, true) !== count) return 'is one part of several. Send it in one.';
  if (from === 0xffffffff || count === 0xffff) return 'is a 64-bit zip. Pack it without that.';
  if (count > ENTRIES_MAX) return `holds ${count} entries; at most ${ENTRIES_MAX}.`;
  if (count === 0) return 'is empty.';
  if (from + bytes > end) return 'has a directory that lies outside of it.';
  const entries: Entry[] = [];
  let at = from;
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL)
      return 'has a directory that is broken.';
    const nameBytes = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return 'has a directory that is broken.';
    const name = textOf(zip.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes));
    if (name === null) return `has an entry (number ${i + 1}) whose name is no text.`;
    entries.push({
      path: name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      type: (view.getUint32(at + 38, true) >>> 16) & TYPE_MASK,
      localAt: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - COMMENT_BYTES_MAX); at -= 1) {
    if (
      view.getUint32(at, true) === END &&
      at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  return null;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function entryProblems({ path, flags, method, bytes, type }: Entry): ZipProblem[] {
  const problem = (message: string): ZipProblem[] => [{ path, message }];
  if (/^\/|^[A-Za-z]:|\\/.test(path)) return problem('has an absolute or foreign path.');
  if (path.split('/').some((part) => part === '..' || part === '.'))
    return problem('leads out of its folder.');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  if (path === '' || /[\u0000-\u001f\u007f]/.test(path)) return problem('has a name with odd characters.');
  if (path.length > PATH_CHARACTERS_MAX)
    return problem(`lies too deep: its path has ${path.length} characters; at most ${PATH_CHARACTERS_MAX}.`);
  if (path.endsWith('/') && bytes > 0) return problem('is a folder with content.');
  if (type === SYMLINK) return problem('is a link. Put the file itself in its place.');
  if (!PLAIN_TYPES.includes(type)) return problem('is no plain file but a device, a pipe or the like.');
  if ((flags & ENCRYPTED) !== 0) return problem('is encrypted.');
  if (method !== STORED && method !== DEFLATED) return problem('is packed in a way that is not read here.');
  if (bytes > ENTRY_BYTES_MAX) return problem(`has ${bytes} bytes; at most ${ENTRY_BYTES_MAX}.`);
  return [];
}

/** Twice the same name, also on machines that do not tell capitals apart. */
function nameCollisions(entries: readonly Entry[]): ZipProblem[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ path }) => {
    const key = path.normalize('NFC').toLowerCase();
    const before = seen.get(key);
    seen.set(key, path);
    if (before === undefined) return [];
    return [
      { path, message: before === path ? 'is there twice.' : `has the name of ${before} but for capitals.` },
    ];
  });
}

/** The content, or what is wrong with it. */
function readEntry(
  zip: Uint8Array,
  view: DataView,
  { entry, taken }: { entry: Entry; taken: [number, number][] },
): Uint8Array | string {
  const { localAt: at, packedBytes, bytes, method, crc } = entry;
  if (at + LOCAL_BYTES > zip.length || view.getUint32(at, true) !== LOCAL)
    return 'has no header where it should be.';
  const nameBytes = view.getUint16(at + 26, true);
  const from = at + LOCAL_BYTES + nameBytes + view.getUint16(at + 28, true);
  const to = from + packedBytes;
  if (to > zip.length) return 'is cut off.';
  if (textOf(zip.subarray(at + LOCAL_BYTES, at + LOCAL_BYTES + nameBytes)) !== entry.path)
    return 'has another name in its own header.';
  if (taken.some(([start, end]) => at < end && to > start)) return 'shares its bytes with another entry.';
  taken.push([at, to]);
  const data = unpacked(zip.subarray(from, to), { method, bytes });
  if (data === null || data.length !== bytes) return 'does not unpack to the size that it claims.';
  return crc32(data) === crc ? data : 'does not match its checksum.';
}

function unpacked(packed: Uint8Array, { method, bytes }: Pick<Entry, 'method' | 'bytes'>): Uint8Array | null {
  if (method === STORED) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch {
    return null;
  }
}
