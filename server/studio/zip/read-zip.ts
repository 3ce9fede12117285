/**
 * A zip that somebody sent, read with bounds: whatever it claims, no more is unpacked than it may hold. Never throws for its
 * content. By yauzl, which stops at the first bad name or size and knows no checksums, no shared bytes and no second name in
 * an entry's own header: those are judged here, so that every problem is in one list.
 */
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type LocalFileHeader, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import { readBounded } from './read-bounded.ts';

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

const END_BYTES = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const SYMLINK = 0o120000;
/** 0: made on a machine that has no such thing. */
const PLAIN_TYPES = [0, 0o100000, 0o040000];
const TYPE_MASK = 0o170000;

interface Entry {
  readonly path: string;
  readonly zipped: ZipEntry;
}

/** Stored and deflated entries of one disk, without encryption and without 64-bit sizes: what every tool makes. */
export async function readZip(zip: Uint8Array): Promise<ReadZip> {
  if (zip.length > ZIP_BYTES_MAX) return broken(`has ${zip.length} bytes; at most ${ZIP_BYTES_MAX}.`);
  const file = await openZip(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength));
  if (typeof file === 'string') return broken(file);
  const entries = await readDirectory(file);
  if (typeof entries === 'string') return broken(entries);
  const problems = [...entries.flatMap(entryProblems), ...nameCollisions(entries)];
  const bad = new Set(problems.map(({ path }) => path));
  const total = entries.reduce((sum, { zipped }) => sum + zipped.uncompressedSize, 0);
  if (total > UNPACKED_BYTES_MAX) {
    const message = `unpacks to ${total} bytes; at most ${UNPACKED_BYTES_MAX}.`;
    return { ...broken(message), problems: [...problems, { path: '', message }] };
  }
  const readable = new Map<string, Uint8Array>();
  const taken: [number, number][] = [];
  for (const entry of entries.filter(({ path }) => !path.endsWith('/') && !bad.has(path))) {
    const data = await readEntry(file, { entry, taken });
    if (typeof data === 'string') problems.push({ path: entry.path, message: data });
    else readable.set(entry.path, data);
  }
  return { files: problems.length > 0 ? new Map() : readable, problems, readable };
}

const ONE_PART = 'is one part of several. Send it in one.';
const SIXTY_FOUR_BIT = 'is a 64-bit zip. Pack it without that.';

/** What yauzl says, which has no codes, and what the author is told: the first that fits. */
type Words = readonly (readonly [RegExp, string])[];
const OPENING: Words = [
  [/multi-disk/, ONE_PART],
  [/zip64|unexpected EOF/, SIXTY_FOUR_BIT],
  [/./, 'is no zip archive, or it is cut off.'],
];
const HEADER: Words = [
  [/overflows/, 'is cut off.'],
  [/./, 'has no header where it should be.'],
];

function wordsFor(error: unknown, words: Words): string {
  const found = words.find(([said]) => error instanceof Error && said.test(error.message));
  if (!found) throw error;
  return found[1];
}

function broken(message: string): ReadZip {
  return { files: new Map(), problems: [{ path: '', message }], readable: new Map() };
}

/** The archive, or why it is none. */
async function openZip(zip: Buffer): Promise<ZipFile | string> {
  try {
    // Undecoded, yauzl judges no names; sizes are counted while unpacking.
    const file = await fromBufferPromise(zip, { decodeStrings: false, validateEntrySizes: false });
    return endProblem(zip, file) ?? file;
  } catch (error) {
    return wordsFor(error, OPENING);
  }
}

/** Judged here, as yauzl believes an end record that contradicts itself, or a second one of 64 bits, and leaves entries out. */
function endProblem(zip: Buffer, { comment }: ZipFile): string | null {
  const end = zip.length - END_BYTES - comment.length;
  const [countHere, count] = [zip.readUInt16LE(end + 8), zip.readUInt16LE(end + 10)];
  const [bytes, from] = [zip.readUInt32LE(end + 12), zip.readUInt32LE(end + 16)];
  if (countHere !== count) return ONE_PART;
  const locator = end - LOCATOR_BYTES;
  const hasLocator = locator >= 0 && zip.readUInt32LE(locator) === LOCATOR;
  if (hasLocator || from === 0xffffffff || count === 0xffff) return SIXTY_FOUR_BIT;
  if (count > ENTRIES_MAX) return `holds ${count} entries; at most ${ENTRIES_MAX}.`;
  if (count === 0) return 'is empty.';
  return from + bytes > end ? 'has a directory that lies outside of it.' : null;
}

/** The entries, or why there are none. */
async function readDirectory(file: ZipFile): Promise<Entry[] | string> {
  const entries: Entry[] = [];
  const at = () => `has an entry (number ${entries.length + 1})`;
  try {
    for await (const zipped of file.eachEntry()) {
      const path = textOf(zipped.fileNameRaw);
      if (path === null) return `${at()} whose name is no text.`;
      entries.push({ path, zipped });
    }
  } catch (error) {
    return wordsFor(error, [
      // yauzl goes no further there, so the others' problems are told once it is out.
      [/strong encryption/, `${at()} that is encrypted.`],
      [/./, 'has a directory that is broken.'],
    ]);
  }
  return entries;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function entryProblems({ path, zipped }: Entry): ZipProblem[] {
  const bytes = zipped.uncompressedSize;
  const type = (zipped.externalFileAttributes >>> 16) & TYPE_MASK;
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
  if (zipped.isEncrypted()) return problem('is encrypted.');
  if (!zipped.canDecodeFileData()) return problem('is packed in a way that is not read here.');
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
async function readEntry(
  file: ZipFile,
  { entry: { path, zipped }, taken }: { entry: Entry; taken: [number, number][] },
): Promise<Uint8Array | string> {
  const header = await readHeader(file, zipped);
  if (typeof header === 'string') return header;
  if (textOf(header.fileName) !== path) return 'has another name in its own header.';
  const at = zipped.relativeOffsetOfLocalHeader;
  const to = header.fileDataStart + zipped.compressedSize;
  if (taken.some(([start, end]) => at < end && to > start)) return 'shares its bytes with another entry.';
  taken.push([at, to]);
  const data = await unpacked(file, zipped);
  if (data?.length !== zipped.uncompressedSize) return 'does not unpack to the size that it claims.';
  return crc32(data) === zipped.crc32 ? data : 'does not match its checksum.';
}

async function readHeader(file: ZipFile, zipped: ZipEntry): Promise<LocalFileHeader | string> {
  try {
    return await file.readLocalFileHeaderPromise(zipped);
  } catch (error) {
    return wordsFor(error, HEADER);
  }
}

/** Null where it cannot be unpacked, or as soon as it is more than it claims. */
async function unpacked(file: ZipFile, zipped: ZipEntry): Promise<Uint8Array | null> {
  try {
    return await readBounded(await file.openReadStreamPromise(zipped), zipped.uncompressedSize);
  } catch {
    return null;
  }
}
