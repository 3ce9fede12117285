/**
 * Packs handwritten digits for the exercises that train on them. No picture is in two sets, every digit of a set comes
 * equally often, and their order says nothing about their labels.
 *
 *   node scripts/build-digits.ts     rewrites the digits in exercises/{nn,cnn}/…/assets/
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createDraw } from '../grader/judge/cases/inputs/draw.ts';
import { type DigitSet, packSet } from './digits/packed-digits.ts';

/** Decides the order of each set: the same files on every machine. */
const SEED = 1998;
const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const exercises = join(import.meta.dirname, '../exercises');

/** The digits that the backbone of cnn/transfer-learning has not learnt. */
const NEW = ALL.slice(5);
/** By exercise, since each has its own sequence of draws. */
const SETS: Readonly<Record<string, Readonly<Record<string, DigitSet>>>> = {
  'nn/digits': {
    'digits.bin': { labels: ALL, first: 0, perLabel: 240, halve: false },
    'hidden-digits.bin': { labels: ALL, first: 240, perLabel: 100, halve: false },
  },
  'cnn/digits': {
    'digits.bin': { labels: ALL, first: 340, perLabel: 150, halve: true },
    'hidden-digits.bin': { labels: ALL, first: 490, perLabel: 50, halve: true },
  },
  'cnn/transfer-learning': {
    'digits.bin': { labels: NEW, first: 540, perLabel: 80, halve: true },
    'hidden-digits.bin': { labels: NEW, first: 620, perLabel: 80, halve: true },
  },
};

for (const [slug, sets] of Object.entries(SETS)) {
  const draw = createDraw(SEED);
  for (const [name, set] of Object.entries(sets)) {
    const digits = await packSet(set, draw);
    const file = join(exercises, slug, 'assets', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, Buffer.concat(digits));
    console.log(`${slug}/${name}: ${digits.length} digits`);
  }
}
