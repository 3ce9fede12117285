import { expect, it } from 'vitest';
import { channelsNote, imageLayoutOf, pixelsOf, shadeRange, strangePixels } from './image-sheet-model.ts';

it.each([
  [[4, 5], { count: 1, height: 4, width: 5, channels: 1 }],
  [[4, 5, 3], { count: 1, height: 4, width: 5, channels: 3 }],
  [[7, 4, 5], { count: 7, height: 4, width: 5, channels: 1 }],
  [[7, 4, 5, 1], { count: 7, height: 4, width: 5, channels: 1 }],
  [[2, 4, 5, 8], { count: 8, height: 4, width: 5, channels: 1, stride: 8 }],
] as const)('reads %o as images', (shape, layout) => {
  expect(imageLayoutOf(shape)).toMatchObject(layout);
});

it.each([[[]], [[5]], [[0, 4]], [[1, 2, 3, 4, 5]]])('finds no image in %o', (shape) => {
  expect(imageLayoutOf(shape)).toBeNull();
});

it('takes the range that images usually have, else their own', () => {
  expect(shadeRange([0.2, 0.7])).toEqual([0, 1]);
  expect(shadeRange([0, 254])).toEqual([0, 255]);
  expect(shadeRange([0, 0.5, 3])).toEqual([0, 3]);
  expect(shadeRange([0, 300.5])).toEqual([0, 300.5]);
  expect(shadeRange([0, 300])).toEqual([0, 300]);
  expect(shadeRange([-0.5, 0.5])).toEqual([-1, 1]);
  expect(shadeRange([-3, 9, Number.NaN])).toEqual([-3, 9]);
  expect(shadeRange([Number.NaN])).toEqual([0, 1]);
});

it('says whose channels are shown where only one image of several is', () => {
  const layoutOf = (shape: readonly number[]) => imageLayoutOf(shape) ?? { stride: 1 };
  const noteOf = (shape: number[]) => channelsNote({ shape }, layoutOf(shape));
  expect(noteOf([8, 4, 5, 6])).toBe('Channels of the first of 8 images.');
  for (const shape of [
    [1, 4, 5, 6],
    [8, 4, 5, 3],
    [8, 4, 5, 1],
    [8, 4, 5],
  ])
    expect(noteOf(shape)).toBeNull();
});

it('paints gray, colour, single channels and NaN', () => {
  const range = [0, 1] as const;
  const gray = { count: 1, height: 1, width: 2, channels: 1, stride: 1 } as const;
  expect([...pixelsOf({ data: [0, 1] }, gray, { image: 0, range })]).toEqual([
    0, 0, 0, 255, 255, 255, 255, 255,
  ]);
  const colour = { ...gray, width: 1, channels: 3 } as const;
  expect([...pixelsOf({ data: [1, 0, 0.2] }, colour, { image: 0, range })]).toEqual([255, 0, 51, 255]);
  const second = { ...gray, width: 1, count: 2, stride: 2 } as const;
  expect([...pixelsOf({ data: [0, 1] }, second, { image: 1, range })]).toEqual([255, 255, 255, 255]);
  expect([...pixelsOf({ data: ['NaN'] }, { ...gray, width: 1 }, { image: 0, range })]).toEqual([
    194, 39, 127, 255,
  ]);
});

it('an infinity is no shade: it has a colour of its own, which the words under the picture name', () => {
  const gray = { count: 1, height: 1, width: 3, channels: 1, stride: 1 } as const;
  const tensor = { data: ['Infinity', '-Infinity', 1] as const };
  const pixels = [...pixelsOf({ data: [...tensor.data] }, gray, { image: 0, range: [0, 1] })];
  expect(pixels.slice(0, 8)).toEqual([0xf2, 0xa3, 0x3a, 255, 0x2f, 0x6f, 0xb7, 255]);
  expect(strangePixels({ data: [...tensor.data] })).toBe('+∞ is orange, −∞ is blue.');
  expect(strangePixels({ data: [0, 1] })).toBeNull();
});
