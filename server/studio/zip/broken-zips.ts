/** Zips that no author should be able to do harm with, each with what must be said of it. For tests. */
import { exerciseTemplate } from '#grader/exercise/templates/exercise-template.ts';
import { writeZip } from './write-zip.ts';

export interface BrokenZip {
  readonly what: string;
  readonly zip: Uint8Array;
  /** Every problem that is told, and no other. */
  readonly problems: readonly { readonly path: string; readonly message: RegExp }[];
}

const MEBIBYTE = 1024 * 1024;
const GOOD = exerciseTemplate({ id: '0f3a3f0c-6b2f-4c57-9f10-4f2f6f1b9a11', disclosure: 'open' });

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A good exercise in a zip, with further files; what has a file's name takes its place. */
export function zipOf(files: Files = {}): Uint8Array {
  const all = Object.entries({ ...GOOD, ...files });
  return writeZip(
    new Map(
      all.map(([path, content]) => [path, typeof content === 'string' ? Buffer.from(content) : content]),
    ),
  );
}

const END_BYTES = 22;
const CENTRAL = 0x02014b50;

interface Patch {
  readonly view: DataView;
  /** Where its end record begins. */
  readonly end: number;
  /** Where an entry stands in the directory, and where its own header is. */
  readonly entry: (path: string) => { readonly central: number; readonly local: number };
}

function patched(zip: Uint8Array, change: (patch: Patch) => void): Uint8Array {
  const copy = Uint8Array.from(zip);
  const view = new DataView(copy.buffer);
  const end = copy.length - END_BYTES;
  const entry = (path: string) => {
    let at = view.getUint32(end + 16, true);
    while (view.getUint32(at, true) === CENTRAL) {
      const nameBytes = view.getUint16(at + 28, true);
      if (Buffer.from(copy.subarray(at + 46, at + 46 + nameBytes)).toString() === path)
        return { central: at, local: view.getUint32(at + 42, true) };
      at += 46 + nameBytes;
    }
    throw new Error(`There is no ${path}.`);
  };
  change({ view, end, entry });
  return copy;
}

/** The entry's name, in both of its headers, of the same length as before. */
function renamedTo(files: Files, from: string, name: string | Uint8Array): Uint8Array {
  return patched(zipOf(files), ({ view, entry }) => {
    const { central, local } = entry(from);
    const bytes = Buffer.from(name);
    if (bytes.length !== from.length) throw new Error(`${from} and its new name differ in length.`);
    for (const [i, byte] of bytes.entries()) {
      view.setUint8(central + 46 + i, byte);
      view.setUint8(local + 30 + i, byte);
    }
  });
}

function fault(what: string, zip: Uint8Array, ...problems: (readonly [string, RegExp])[]): BrokenZip {
  return { what, zip, problems: problems.map(([path, message]) => ({ path, message })) };
}

/** One field of the directory changed: its offset, and what is written there. */
function lie(what: string, change: (view: DataView, central: number) => void, message: RegExp): BrokenZip {
  const zip = patched(zipOf(), ({ view, entry }) => change(view, entry('statement.md').central));
  return fault(what, zip, ['statement.md', message]);
}

function whole(what: string, change: (patch: Patch) => void, message: RegExp): BrokenZip {
  return fault(what, patched(zipOf(), change), ['', message]);
}

const mode = (value: number) => (view: DataView, at: number) =>
  view.setUint32(at + 38, value * 0x10000, true);

const ARCHIVES: readonly BrokenZip[] = [
  fault('text instead of a zip', Buffer.from('this is no archive'), ['', /no zip archive/]),
  fault('nothing', new Uint8Array(), ['', /no zip archive/]),
  fault('an archive of nothing', writeZip(new Map()), ['', /is empty/]),
  fault('half of a zip', zipOf().subarray(0, 800), ['', /cut off/]),
  fault('a zip without its last byte', zipOf().subarray(0, -1), ['', /cut off/]),
  whole('one part of several', ({ view, end }) => view.setUint16(end + 4, 1, true), /one part of several/),
  whole('64-bit sizes', ({ view, end }) => view.setUint32(end + 16, 0xffffffff, true), /64-bit/),
  whole(
    'a directory beyond its end',
    ({ view, end }) => view.setUint32(end + 16, 0x7fffffff, true),
    /directory/,
  ),
  whole(
    'a directory that is somewhere else',
    ({ view, end }) => view.setUint32(end + 16, 7, true),
    /directory/,
  ),
  whole(
    'more entries than it has',
    ({ view, end }) => {
      view.setUint16(end + 8, 90, true);
      view.setUint16(end + 10, 90, true);
    },
    /directory/,
  ),
  fault(
    '201 entries',
    zipOf(Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`assets/${i}.bin`, 'x']))),
    ['', /at most 200/],
  ),
  fault(
    'fifty-five megabytes that are small when packed',
    zipOf(Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`assets/${i}.bin`, new Uint8Array(11 * MEBIBYTE)]))),
    ['', /unpacks to \d+ bytes/],
  ),
  fault('no exercise', writeZip(new Map([['notes.md', Buffer.from('Notes.')]])), [
    '',
    /holds no exercise.yaml/,
  ]),
  fault('two exercises', zipOf({ 'more/exercise.yaml': 'title: Two' }), ['', /or more than one/]),
];

const NAMES: readonly BrokenZip[] = [
  fault('a way out', zipOf({ '../evil.ts': 'x' }), ['../evil.ts', /leads out/]),
  fault('a way out from within', zipOf({ 'assets/../../evil.ts': 'x' }), [
    'assets/../../evil.ts',
    /leads out/,
  ]),
  fault('a folder that is itself', zipOf({ 'assets/./a.bin': 'x' }), ['assets/./a.bin', /leads out/]),
  fault('an absolute path', zipOf({ '/etc/passwd': 'x' }), ['/etc/passwd', /absolute/]),
  fault('a drive', zipOf({ 'C:/evil.ts': 'x' }), ['C:/evil.ts', /absolute/]),
  fault('backslashes', zipOf({ '..\\evil.ts': 'x' }), ['..\\evil.ts', /foreign/]),
  fault('a null character', zipOf({ 'assets/a\u0000.bin': 'x' }), ['assets/a\u0000.bin', /odd characters/]),
  fault('a line break', zipOf({ 'assets/a\n.bin': 'x' }), ['assets/a\n.bin', /odd characters/]),
  fault(
    'a name that is no text',
    renamedTo({ 'assets/aa': 'x' }, 'assets/aa', Buffer.from('assets/\xff\xfe', 'latin1')),
    ['', /whose name is no text/],
  ),
  fault('the same name twice', renamedTo({ 'statement.mD': 'x' }, 'statement.mD', 'statement.md'), [
    'statement.md',
    /is there twice/,
  ]),
  fault('names that differ in capitals alone', zipOf({ 'Statement.md': 'x' }), [
    'Statement.md',
    /but for capitals/,
  ]),
  fault(
    'names that differ in accents alone',
    zipOf({ 'assets/\u00e9': 'x', 'assets/e\u0301': 'x' }),
    ['assets/e\u0301', /but for capitals/],
    ['assets/\u00e9', /no file of an exercise/],
  ),
  fault('fifty folders in one another', zipOf({ [`${'folder/'.repeat(50)}a.ts`]: 'x' }), [
    `${'folder/'.repeat(50)}a.ts`,
    /lies too deep/,
  ]),
  fault('a folder with content', zipOf({ 'assets/': 'x' }), ['assets/', /folder with content/]),
];

const bomb = (): Uint8Array =>
  patched(zipOf({ 'assets/big.bin': new Uint8Array(11 * MEBIBYTE) }), ({ view, entry }) => {
    const { central, local } = entry('assets/big.bin');
    view.setUint32(central + 24, 10, true);
    view.setUint32(local + 22, 10, true);
  });

const ENTRIES: readonly BrokenZip[] = [
  lie('a link', mode(0o120777), /is a link/),
  lie('a device', mode(0o020666), /no plain file/),
  lie('a pipe', mode(0o010666), /no plain file/),
  lie('an encrypted file', (view, at) => view.setUint16(at + 8, 0x0801, true), /encrypted/),
  lie('a packing that nobody reads', (view, at) => view.setUint16(at + 10, 12, true), /packed in a way/),
  lie(
    'a packed file that says it is not',
    (view, at) => view.setUint16(at + 10, 0, true),
    /size that it claims/,
  ),
  lie('a size that is too small', (view, at) => view.setUint32(at + 24, 4, true), /size that it claims/),
  lie('a size that is too large', (view, at) => view.setUint32(at + 24, 5_000, true), /size that it claims/),
  lie('a checksum of something else', (view, at) => view.setUint32(at + 16, 1, true), /checksum/),
  lie('a header that is not there', (view, at) => view.setUint32(at + 42, 3, true), /no header/),
  lie('a header beyond the end', (view, at) => view.setUint32(at + 42, 0x7fffffff, true), /no header/),
  fault('a bomb that says it is small', bomb(), ['assets/big.bin', /size that it claims/]),
  fault('a file of thirteen megabytes', zipOf({ 'assets/big.bin': new Uint8Array(13 * MEBIBYTE) }), [
    'assets/big.bin',
    /at most/,
  ]),
  fault(
    'a file with the bytes of another',
    patched(zipOf({ 'assets/a.bin': 'x', 'assets/b.bin': 'y' }), ({ view, entry }) => {
      view.setUint32(entry('assets/b.bin').central + 42, entry('assets/a.bin').local, true);
    }),
    ['assets/b.bin', /another name in its own header/],
  ),
];

const yaml = (change: (text: string) => string): Uint8Array =>
  zipOf({ 'exercise.yaml': change(GOOD['exercise.yaml'] ?? '') });
const ALIASES = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n`;

const CONTENTS: readonly BrokenZip[] = [
  fault('a program', zipOf({ 'setup.exe': 'MZ' }), ['setup.exe', /no file of an exercise/]),
  fault('a git folder', zipOf({ '.git/config': 'x' }), ['.git/config', /no file of an exercise/]),
  fault(
    'a picture that is called an SVG',
    zipOf({ 'figures/a.svg': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]) }),
    ['figures/a.svg', /no UTF-8/],
  ),
  fault('a page that is called an SVG', zipOf({ 'figures/a.svg': '<html></html>' }), [
    'figures/a.svg',
    /no SVG/,
  ]),
  fault('an SVG with a script', zipOf({ 'figures/a.svg': '<svg><script/></svg>' }), [
    'figures/a.svg',
    /script/,
  ]),
  fault('a text of another alphabet', zipOf({ 'statement.md': Buffer.from([0xc3, 0x28]) }), [
    'statement.md',
    /no UTF-8/,
  ]),
  fault('a text with NUL in it', zipOf({ 'starter.ts': 'export {};\0' }), ['starter.ts', /no UTF-8/]),
  fault('a text of two megabytes', zipOf({ 'cases.ts': 'x'.repeat(2 * MEBIBYTE) }), ['cases.ts', /too long/]),
  fault('an empty file', zipOf({ 'starter.ts': ' \n' }), ['starter.ts', /is empty/]),
  fault('a statement that keeps its reader waiting', zipOf({ 'statement.md': '> '.repeat(3_000) }), [
    'statement.md',
    /nests more than/,
  ]),
  fault(
    'aliases that grow without end',
    yaml((text) => `${ALIASES}${text}`),
    ['exercise.yaml', /cannot be read/],
  ),
  fault(
    'a manifest that is no YAML',
    yaml(() => 'title: [\n'),
    ['exercise.yaml', /is not YAML/],
  ),
  fault(
    'a manifest of more keys than anybody reads',
    yaml(() => Array.from({ length: 100_000 }, (_, n) => `${n.toString(36)}:\n`).join('')),
    ['exercise.yaml', /bytes of YAML; at most 65536/],
  ),
  fault(
    'an id that is none',
    yaml((text) => text.replace(/^id: .*/, 'id: ../../x')),
    ['exercise.yaml', /id: /],
  ),
  fault(
    'a mistake that fits nothing',
    zipOf({ 'misconceptions/a.md': '---\ntitle: a\n---\nhint\n\n```diff\n-nowhere\n+x\n```\n' }),
    ['misconceptions/a.md', /nowhere|does not occur|not/],
  ),
];

export const BROKEN_ZIPS: readonly BrokenZip[] = [...ARCHIVES, ...NAMES, ...ENTRIES, ...CONTENTS];
