import { expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { pictureSchema } from '#grader/protocol.ts';
import { predictionsPicture } from './predictions-picture.ts';

/** `count` images of 2 × 2, each of its own shade; every `wrongEvery`-th is read as "x". */
function labelled(count: number, wrongEvery: number) {
  const labels = Array.from({ length: count }, (_, at) => String(at % 10));
  return {
    images: tensor(
      labels.map((_, at) => [
        [at / 1000, 0],
        [0, 1 / 3],
      ]),
    ),
    predicted: labels.map((label, at) => (at % wrongEvery === 0 ? 'x' : label)),
    actual: labels,
  };
}

it('shows mistakes first and some that are right, and counts all', () => {
  const picture = pictureSchema.parse(predictionsPicture('Unseen digits', labelled(400, 4)));
  expect(picture.predictions).toMatchObject({ right: 300, total: 400 });
  const shown = picture.predictions?.shown ?? [];
  const wrong = shown.map(({ predicted, actual }) => predicted !== actual);
  expect(wrong.lastIndexOf(true)).toBe(wrong.filter(Boolean).length - 1);
  expect([wrong.filter(Boolean).length, shown.length]).toEqual([16, 24]);
  expect(picture.tensor.shape).toEqual([24, 2, 2]);
});

it('fills up with mistakes when nothing is right', () => {
  const shown = predictionsPicture('t', labelled(400, 1))?.predictions?.shown ?? [];
  expect(shown).toHaveLength(24);
});

it('keeps each image with its labels', () => {
  const picture = predictionsPicture('t', labelled(5, 3));
  expect(picture?.predictions?.shown.map(({ actual }) => actual)).toEqual(['0', '3', '1', '2', '4']);
  expect(picture?.tensor.data.slice(4, 8)).toEqual([0, 0, 0, 0.33]);
});

it('is none when the predictions do not belong to the images', () => {
  expect(predictionsPicture('t', { ...labelled(5, 3), predicted: ['1'] })).toBeNull();
  expect(
    predictionsPicture('t', { images: tensor([1, 2]), predicted: ['1', '2'], actual: ['1', '2'] }),
  ).toBeNull();
});
