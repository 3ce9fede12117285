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

it.each([
  '',
  '[]',
  'null',
  '{"a/b": {}}',
  '{"a/b": {"exercise":"a","solutions":"b","realm":"c","rules":"d","seeds":0,"date":"2026-01-01"}}',
  '{"a/b": {"exercise":"a","solutions":"b","realm":"c","rules":"d","seeds":1,"date":"yesterday"}}',
  '{"a/b": {"exercise":1,"solutions":"b","realm":"c","rules":"d","seeds":1,"date":"2026-01-01"}}',
])('is no record: %s', async (record) => {
  await writeFile(join(root, 'exercises/proofs.json'), record);
  await expect(readLedger(root)).rejects.toThrow(
    'exercises/proofs.json cannot be read. Remove it: check writes it anew.',
  );
  await expect(hold('nn/relu')).rejects.toThrow('cannot be read');
  expect(await text()).toBe(record);
});

it.each(['exercise', 'solutions', 'realm', 'rules'] as const)(
  'proves nothing on another %s',
  async (ground) => {
    await hold('nn/relu');
    const ledger = await readLedger(root);
    expect(isProved(ledger, 'nn/relu', { ...GROUNDS, [ground]: 'z' })).toBe(false);
  },
);

it('proves as many seeds as ran, and no more; and no exercise by a name of every object', async () => {
  await hold('nn/relu');
  const ledger = await readLedger(root);
  const proved = [99, 100, 101].map((seeds) => isProved(ledger, 'nn/relu', { ...GROUNDS, seeds }));
  expect(proved).toEqual([true, true, false]);
  for (const slug of ['toString', '__proto__', 'nn', '']) expect(isProved(ledger, slug, GROUNDS)).toBe(false);
});

it('takes more seeds than it had, and says on which day', async () => {
  await hold('nn/relu');
  await hold('nn/relu', { ...GROUNDS, seeds: 200 });
  expect((await readLedger(root))['nn/relu']).toEqual({
    ...GROUNDS,
    seeds: 200,
    date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
});

it('without anything to hold is an object all the same, and is not written where nothing changes', async () => {
  await updateLedger(root, { ...NOTHING, failed: ['nn/relu'] });
  await expect(text()).rejects.toThrow('ENOENT');
  await hold('nn/relu');
  await updateLedger(root, { ...NOTHING, failed: ['nn/relu'] });
  expect(await readLedger(root)).toEqual({});
});

it('is in another file when asked, also in one that lies elsewhere', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'descent-record-'));
  const file = join(elsewhere, 'record.json');
  await updateLedger(root, { held: new Map([['nn/relu', GROUNDS]]), failed: [], file });
  expect(Object.keys(JSON.parse(await readFile(file, 'utf8')) as object)).toEqual(['nn/relu']);
  expect(Object.keys(await readLedger(root, file))).toEqual(['nn/relu']);
  expect(await readLedger(root)).toEqual({});
  await rm(elsewhere, { recursive: true });
});
