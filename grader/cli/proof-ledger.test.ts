import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isProved } from '../proof/ledger.ts';
import { readLedger, updateLedger } from './proof-ledger.ts';

const GROUNDS = { exercise: 'a', solutions: 'b', realm: 'c', rules: 'd', seeds: 100 };
const NOTHING = { held: new Map(), failed: [] };
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'descent-ledger-'));
  await mkdir(join(root, 'exercises'));
});
afterEach(() => rm(root, { recursive: true }));

const hold = (slug: string, grounds = GROUNDS) =>
  updateLedger(root, { held: new Map([[slug, grounds]]), failed: [] });
const text = () => readFile(join(root, 'exercises/proofs.json'), 'utf8');

it('holds nothing where no check was', async () => {
  expect(await readLedger(root)).toEqual({});
});

it('keeps what it was told, an entry a line in the order of their names', async () => {
  await hold('nn/relu');
  await hold('cnn/conv2d');
  const ledger = await readLedger(root);
  for (const slug of ['nn/relu', 'cnn/conv2d']) expect(isProved(ledger, slug, GROUNDS)).toBe(true);
  expect((await text()).split('\n').map((line) => line.slice(0, 8))).toEqual([
    '{',
    '  "cnn/c',
    '  "nn/re',
    '}',
    '',
  ]);
});

it('forgets what fails and nothing else', async () => {
  await hold('nn/relu');
  await hold('cnn/conv2d');
  await updateLedger(root, { ...NOTHING, failed: ['nn/relu'] });
  expect(Object.keys(await readLedger(root))).toEqual(['cnn/conv2d']);
});

it('loses no seeds to a later check of the same with fewer, and is not rewritten by it', async () => {
  await hold('nn/relu');
  const file = join(root, 'exercises/proofs.json');
  const { mtimeNs } = await stat(file, { bigint: true });
  await hold('nn/relu', { ...GROUNDS, seeds: 10 });
  expect(await stat(file, { bigint: true })).toMatchObject({ mtimeNs });
});

it('takes the new grounds where the exercise changed, however few the seeds', async () => {
  await hold('nn/relu');
  await hold('nn/relu', { ...GROUNDS, exercise: 'z', seeds: 10 });
  expect((await readLedger(root))['nn/relu']).toMatchObject({ exercise: 'z', seeds: 10 });
});

it('says what to do with a record that cannot be read', async () => {
  await writeFile(join(root, 'exercises/proofs.json'), '<<<<<<< ours');
  await expect(readLedger(root)).rejects.toThrow('Remove it: check writes it anew.');
});

it('writes into another file where it is told to, and leaves the folder as it was', async () => {
  await hold('nn/relu');
  const before = await text();
  const file = '.cache/check/proofs.json';
  await updateLedger(root, { held: new Map([['cnn/conv2d', GROUNDS]]), failed: [], file });
  expect(await text()).toBe(before);
  expect(Object.keys(await readLedger(root, file))).toEqual(['cnn/conv2d']);
});
