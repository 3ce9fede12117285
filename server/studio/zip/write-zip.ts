/** A zip of a few files: the same files give the same bytes. */
import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980, the first day that a zip can name. */
const DATE = 0x0021;
const VERSION = 20;
const UTF8 = 0x0800;
const DEFLATED = 8;
/** Unix, so that the mode below is read. */
const MADE_BY = 0x0314;
const REGULAR_FILE = 0o100644;

/** @param files content by path, in the order in which they are to be there */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(content, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(UTF8, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = [Buffer.from('PK\u0003\u0004', 'latin1'), common, name, packed];
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((REGULAR_FILE << 16) >>> 0, 6);
    rest.writeUInt32LE(at, 10);
    const madeBy = Buffer.alloc(2);
    madeBy.writeUInt16LE(MADE_BY);
    directory.push(Buffer.from('PK\u0001\u0002', 'latin1'), madeBy, common, rest, name);
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
