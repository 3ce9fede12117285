import { expect, it } from 'vitest';
import { evidenceSchema, type JsonTensor, type Picture } from '#grader/protocol.ts';
import { entriesOfEvidence, entriesOfPictures } from './inspector-entries.ts';

const tensor = (data: number[]): JsonTensor => ({ dtype: 'float32', shape: [data.length], data });
const picture = (as: Picture['as'], title: string, change: Partial<Picture> = {}): Picture => ({
  as,
  title,
  tensor: tensor([1, 2]),
  ...change,
});

it('lists named values first, and what was shown only when it has no name', () => {
  const entries = entriesOfPictures([
    picture('line', '[2]'),
    picture('heatmap', 'loss', { tensor: tensor([3]) }),
    picture('value', 'x'),
    picture('value', 'options', { tensor: tensor([]), text: '{ stride: 2 }' }),
  ]);
  expect(entries.map(({ name }) => name)).toEqual(['x', 'options', 'loss']);
  expect(entries[1]).toMatchObject({ tensor: null, text: '{ stride: 2 }' });
});

it('knows a tensor that did not come whole', () => {
  const stats = { dtype: 'int32', shape: [4], min: 1, max: 9, mean: 5, std: 1, nan: 0, infinite: 0 };
  expect(entriesOfPictures([picture('value', 'x', { stats })])[0]).toMatchObject({
    missing: 'Too large to show whole: every second of axis 0. The figures count every element.',
    figures: stats,
  });
});

it('lists every tensor of a case by its path', () => {
  const evidence = evidenceSchema.parse({
    reason: '',
    inputs: [
      { name: 'x', value: tensor([1]) },
      { name: 'params', value: { w: tensor([2]), list: [tensor([3])], rate: 0.1 } },
    ],
    expected: tensor([4]),
    actual: tensor([5]),
  });
  expect(entriesOfEvidence(evidence).map(({ name }) => name)).toEqual([
    'x',
    'params.w',
    'params.list[0]',
    'params.rate',
    'expected',
    'yours',
  ]);
});

it('says that a tensor of a case is only a part', () => {
  const evidence = evidenceSchema.parse({
    reason: '',
    expected: tensor([4]),
    part: { origin: [8], words: 'Shown: 8 of 90.' },
  });
  expect(entriesOfEvidence(evidence)).toMatchObject([{ name: 'expected', missing: 'Shown: 8 of 90.' }]);
});
