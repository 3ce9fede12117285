import { expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { picturesOf, picturesOfPair } from './pictures.ts';

const weights = tensor([
  [1, 0],
  [0.5, 0.5],
]);
const mask = tensor(
  [
    [1, 0],
    [1, 1],
  ],
  'bool',
);
const spec = { as: 'heatmap', path: 'weights', title: 'map' } as const;
const drawn = { actual: { weights }, args: [weights, { mask }] };

it('gives a picture the words of its layout, and an attention map its mask', () => {
  const layout = { weights: ['query', 'key'] };
  expect(picturesOf(spec, { ...drawn, layout })).toMatchObject([
    { title: 'map', axes: ['query', 'key'], mask: { dtype: 'bool', data: [1, 0, 1, 1] } },
  ]);
  const pair = picturesOfPair(spec, { ...drawn, expected: { weights }, layout });
  expect(pair.map(({ title }) => title)).toEqual(['map: expected', 'map: yours']);
  expect(pair.every((picture) => picture.mask !== undefined)).toBe(true);
});

it('gives nothing else a mask, and no words that do not fit', () => {
  const [picture] = picturesOf(spec, { ...drawn, layout: { weights: ['row', 'column', 'channel'] } });
  expect(picture).not.toHaveProperty('axes');
  expect(picture).not.toHaveProperty('mask');
});
