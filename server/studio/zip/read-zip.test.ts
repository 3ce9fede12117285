import { describe, expect, it } from 'vitest';
import { readZip } from './read-zip.ts';
import { unpackExercise } from './unpack-exercise.ts';
import { writeZip } from './write-zip.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const GOOD = new Map([
  ['sums/add/exercise.yaml', bytes('title: Add\n')],
  ['sums/add/statement.md', bytes('Add.\n'.repeat(50))],
  ['sums/add/assets/data.bin', new Uint8Array([0, 255, 128, 10])],
]);
const zipped = writeZip(GOOD);

/** Where the directory of a zip of ours begins: its offset stands at the end. */
function directoryAt(zip: Uint8Array): number {
  return new DataView(zip.buffer, zip.byteOffset, zip.byteLength).getUint32(zip.length - 6, true);
}

/** The zip with some of its bytes changed. */
function changed(change: (view: DataView, directory: number) => void, zip = zipped): Uint8Array {
  const copy = Uint8Array.from(zip);
  change(new DataView(copy.buffer), directoryAt(copy));
  return copy;
}

/** A zip of one name, put in the place of another of the same length. */
function named(name: string): Uint8Array {
  const held = 'x'.repeat(bytes(name).length);
  const zip = Buffer.from(writeZip(new Map([[held, bytes('content')]])));
  for (let at = zip.indexOf(held); at >= 0; at = zip.indexOf(held, at + 1)) zip.set(bytes(name), at);
  return zip;
}

function twice(first: string, second: string): Uint8Array {
  const zip = Buffer.from(
    writeZip(
      new Map([
        ['aaaa', bytes('1')],
        ['bbbb', bytes('2')],
      ]),
    ),
  );
  for (const [held, name] of [
    ['aaaa', first],
    ['bbbb', second],
  ] as const)
    for (let at = zip.indexOf(held); at >= 0; at = zip.indexOf(held, at + 1)) zip.set(bytes(name), at);
  return zip;
}

/** The zip with the words of 64 bits before its end: where the second end record is. */
function withLocator(record: number): Uint8Array {
  const end = zipped.length - 22;
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50);
  locator.writeUInt32LE(record, 8);
  const second = Buffer.alloc(56);
  second.writeUInt32LE(0x06064b50);
  second.writeUInt32LE(GOOD.size, 32);
  second.writeUInt32LE(directoryAt(zipped), 48);
  return Buffer.concat([zipped.subarray(0, end), second, locator, zipped.subarray(end)]);
}

/** As a tool writes it that cannot go back: the sizes come after the content. */
function streamed(): Uint8Array {
  return changed((view, at) => {
    for (
      let next = at;
      view.getUint32(next, true) === 0x02014b50;
      next += 46 + view.getUint16(next + 28, true)
    ) {
      const local = view.getUint32(next + 42, true);
      for (const flagsAt of [next + 8, local + 6]) view.setUint16(flagsAt, 0x0808, true);
      for (const field of [14, 18, 22]) view.setUint32(local + field, 0, true);
    }
  });
}

/** With words of its packer's at its end. */
function commented(): Uint8Array {
  const comment = bytes('made on a rainy day');
  const zip = changed((view) => view.setUint16(view.byteLength - 2, comment.length, true));
  return Buffer.concat([zip, comment]);
}

const wrong = async (zip: Uint8Array) =>
  (await readZip(zip)).problems.map(({ message }) => message).join(' ');

describe('a zip', () => {
  it('written here is read back byte by byte, and the same files give the same bytes', async () => {
    const read = await readZip(zipped);
    expect(read.problems).toEqual([]);
    expect([...read.files].map(([path, content]) => [path, [...content]])).toEqual(
      [...GOOD].map(([path, content]) => [path, [...content]]),
    );
    expect(writeZip(GOOD)).toEqual(zipped);
  });

  it.each([
    ['whose sizes come after the content', streamed()],
    ['with a comment', commented()],
  ])('%s is read as well', async (_what, zip) => {
    const read = await readZip(zip);
    expect(read.problems).toEqual([]);
    expect([...read.files.values()]).toEqual([...GOOD.values()].map((content) => Buffer.from(content)));
  });

  it.each([...zipped.keys()].filter((at) => at % 7 === 0))(
    'cut off after %i bytes gives nothing',
    async (length) => {
      const read = await readZip(zipped.subarray(0, length));
      expect(read.problems.length).toBeGreaterThan(0);
      expect(read.files.size).toBe(0);
    },
  );

  it('with any one byte changed gives the same files or none', async () => {
    for (let at = 0; at < zipped.length; at += 1) {
      const read = await readZip(changed((view) => view.setUint8(at, view.getUint8(at) ^ 0x41)));
      if (read.problems.length > 0) expect(read.files.size).toBe(0);
      else
        expect([...read.files.values()]).toEqual([...GOOD.values()].map((content) => Buffer.from(content)));
    }
  });

  const method = (value: number) => changed((view, at) => view.setUint16(at + 10, value, true));
  const flags = (value: number) => changed((view, at) => view.setUint16(at + 8, value, true));
  const size = (value: number) => changed((view, at) => view.setUint32(at + 24, value, true));
  const bomb = writeZip(new Map([['assets/big.bin', new Uint8Array(11 * 1024 * 1024)]]));
  it.each<[string, Uint8Array, RegExp]>([
    ['no zip at all', bytes('this is no archive'), /no zip archive/],
    ['nothing', new Uint8Array(), /no zip archive/],
    [
      'an empty archive',
      Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)]),
      /is empty/,
    ],
    ['a way out of its folder', named('a/../../evil.ts'), /leads out/],
    ['a way out at its start', named('../evil.ts'), /leads out/],
    ['a folder that is itself', named('a/./evil.ts'), /leads out/],
    ['an absolute path', named('/etc/passwd'), /absolute/],
    ['a path of Windows', named('C:/evil.ts'), /absolute or foreign/],
    ['a backslash', named('a\\evil.ts'), /foreign/],
    ['a null character in a name', named('a\u0000.ts'), /odd characters/],
    ['a line break in a name', named('a\n.ts'), /odd characters/],
    ['the same name twice', twice('same', 'same'), /is there twice/],
    ['names that differ in capitals alone', twice('Same', 'same'), /but for capitals/],
    ['a link', changed((view, at) => view.setUint32(at + 38, (0o120777 << 16) >>> 0, true)), /is a link/],
    ['an encrypted entry', flags(0x0801), /encrypted/],
    ['a strongly encrypted entry', flags(0x0841), /entry \(number 1\) that is encrypted/],
    ['a packing that nobody reads', method(12), /packed in a way/],
    ['a deflated entry that says it is stored', method(0), /does not unpack to the size/],
    ['a size that is too small', size(4), /does not unpack to the size/],
    ['a size that is too large', size(5_000), /does not unpack to the size/],
    ['a size beyond all bounds', size(0x7fffffff), /at most/],
    ['a checksum of something else', changed((view, at) => view.setUint32(at + 16, 1, true)), /checksum/],
    [
      'a header that is not where it says',
      changed((view, at) => view.setUint32(at + 42, 3, true)),
      /no header/,
    ],
    [
      'a header beyond its end',
      changed((view, at) => view.setUint32(at + 42, 0x7fffffff, true)),
      /no header/,
    ],
    ['a directory elsewhere', changed((view) => view.setUint32(view.byteLength - 6, 5, true)), /directory/],
    [
      'a directory beyond its end',
      changed((view) => view.setUint32(view.byteLength - 6, 0x7fffffff, true)),
      /directory/,
    ],
    [
      'more entries than it has',
      changed((view) => {
        view.setUint16(view.byteLength - 14, 100, true);
        view.setUint16(view.byteLength - 12, 100, true);
      }),
      /directory/,
    ],
    [
      'parts elsewhere',
      changed((view) => view.setUint16(view.byteLength - 18, 1, true)),
      /one part of several/,
    ],
    [
      'a count that leaves entries out',
      changed((view) => view.setUint16(view.byteLength - 12, 1, true)),
      /one part of several/,
    ],
    [
      'a directory that is larger than its place',
      changed((view) => view.setUint32(view.byteLength - 10, 5_000, true)),
      /lies outside/,
    ],
    ['64-bit sizes', changed((view) => view.setUint32(view.byteLength - 6, 0xffffffff, true)), /64-bit/],
    ['a second end record, of 64 bits', withLocator(zipped.length - 22), /64-bit/],
    ['a second end record that is not there', withLocator(0x7fffffff), /64-bit/],
    [
      'content that goes on beyond its end',
      changed((view, at) => view.setUint32(at + 20, 5_000, true)),
      /is cut off/,
    ],
    [
      '201 entries',
      writeZip(new Map(Array.from({ length: 201 }, (_, i) => [`f${i}`, bytes('x')]))),
      /at most 200/,
    ],
    [
      'a bomb that says it is small',
      changed((view, at) => view.setUint32(at + 24, 10, true), bomb),
      /does not unpack to the size/,
    ],
    [
      'entries that share their bytes',
      changed(
        (view, at) => {
          const next = at + 46 + view.getUint16(at + 28, true);
          view.setUint32(next + 42, 0, true);
        },
        twice('aaaa', 'aaab'),
      ),
      /another name|shares its bytes/,
    ],
    [
      'more than it may unpack to',
      writeZip(
        new Map(Array.from({ length: 5 }, (_, i) => [`assets/${i}.bin`, new Uint8Array(11 * 1024 * 1024)])),
      ),
      /unpacks to/,
    ],
  ])('with %s is refused whole, in words', async (_what, zip, message) => {
    expect(await wrong(zip)).toMatch(message);
    expect((await readZip(zip)).files.size).toBe(0);
  });
});

describe('an exercise in a zip', () => {
  const unpacked = (files: Readonly<Record<string, string | Uint8Array>>) =>
    unpackExercise(
      writeZip(
        new Map(
          Object.entries(files).map(([path, content]) => [
            path,
            typeof content === 'string' ? bytes(content) : content,
          ]),
        ),
      ),
    );

  it('is found in whatever folder its manifest lies', async () => {
    const { folder, files, problems } = await unpackExercise(zipped);
    expect(problems).toEqual([]);
    expect(folder).toBe('sums/add');
    expect(files['assets/data.bin']).toBe('AP+ACg==');
    expect(Object.keys(files)).toEqual(['exercise.yaml', 'statement.md', 'assets/data.bin']);
  });

  it('names every file that is none of an exercise, not the first alone', async () => {
    const { problems } = await unpacked({
      'a/exercise.yaml': 'x',
      'a/.env': 'secret',
      'a/node_modules/x.js': 'x',
      'b/starter.ts': 'x',
      'a/statement.md': new Uint8Array([0xff, 0xfe]),
    });
    expect(problems).toEqual([
      { path: 'a/.env', message: 'is no file of an exercise. Take it out.' },
      { path: 'a/node_modules/x.js', message: 'is no file of an exercise. Take it out.' },
      { path: 'b/starter.ts', message: 'lies outside of the folder of exercise.yaml.' },
      { path: 'a/statement.md', message: 'is no UTF-8 text.' },
    ]);
  });

  it.each([
    ['none', { 'a/statement.md': 'x' }],
    ['two', { 'a/exercise.yaml': 'x', 'b/exercise.yaml': 'x' }],
  ])('with %s manifests is refused', async (_what, files) => {
    expect((await unpacked(files)).problems).toEqual([
      { path: '', message: 'holds no exercise.yaml, or more than one.' },
    ]);
  });
});
