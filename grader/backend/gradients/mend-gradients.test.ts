import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { mendGradients } from './mend-gradients.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
  mendGradients(tf);
});

const random = (...shape: number[]) => tf.randomNormal(shape, 0, 1, 'float32', shape.length + 7);

/** Both functions have the same gradients by all of `xs`, weighted by a random dy. */
function expectSameGradients(
  f: (...xs: tf.Tensor[]) => tf.Tensor,
  right: (...xs: tf.Tensor[]) => tf.Tensor,
  xs: tf.Tensor[],
) {
  const dy = random(...right(...xs).shape);
  const gradients = (of: typeof f) => tf.grads(of)(xs, dy);
  const expected = gradients(right);
  for (const [i, gradient] of gradients(f).entries()) {
    const wanted = expected[i];
    expect(gradient.shape).toEqual(wanted?.shape);
    const values = Array.from(wanted?.dataSync() ?? []);
    Array.from(gradient.dataSync()).forEach((value, at) => {
      expect(value).toBeCloseTo(values[at] ?? Number.NaN, 4);
    });
  }
}

describe('the gradients of TensorFlow.js', () => {
  it.each([1, 3])('flow through unstack and split of %i parts', (parts) => {
    const xs = [random(parts, 2)];
    const twice = (x: tf.Tensor) => x.mul(2);
    expectSameGradients(
      (x = tf.scalar(0)) => tf.stack(tf.unstack(x).map(twice)),
      (x = tf.scalar(0)) => twice(x),
      xs,
    );
    expectSameGradients(
      (x = tf.scalar(0)) => tf.concat(tf.split(x, parts).map(twice)),
      (x = tf.scalar(0)) => twice(x),
      xs,
    );
  });

  it.each([
    [[2, 3], [3]],
    [
      [2, 3],
      [2, 1],
    ],
    [[3], [2, 3]],
    [[2, 3], []],
    [
      [2, 3],
      [2, 3],
    ],
    [[1, 1], [1]],
  ])('of squaredDifference have the shapes of its operands %j and %j', (a, b) => {
    expectSameGradients(
      (x = tf.scalar(0), y = tf.scalar(0)) => tf.squaredDifference(x, y),
      (x = tf.scalar(0), y = tf.scalar(0)) => x.sub(y).square(),
      [random(...a), random(...b)],
    );
  });

  it.each<[string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor, number[], number[]]>([
    ['ij,jk->ik', (a, b) => tf.matMul(a, b), [2, 3], [3, 4]],
    ['ij,jk -> ki', (a, b) => tf.matMul(a, b).transpose(), [2, 3], [3, 4]],
    ['bhid,bhjd->bhij', (a, b) => tf.matMul(a, b, false, true), [2, 2, 3, 4], [2, 2, 5, 4]],
    ['i,j->ij', (a, b) => a.reshape([-1, 1]).mul(b), [3], [2]],
    ['i,i->', (a, b) => a.mul(b).sum(), [3], [3]],
    ['ij,jk->i', (a, b) => tf.matMul(a, b).sum(1), [2, 3], [3, 4]],
    ['bij,bi->b', (a, b) => a.sum(2).mul(b).sum(1), [2, 3, 4], [2, 3]],
    [
      'btd,dhk->bhtk',
      (a, b) =>
        tf
          .matMul(a.reshape([6, 4]), b.reshape([4, 6]))
          .reshape([2, 3, 2, 3])
          .transpose([0, 2, 1, 3]),
      [2, 3, 4],
      [4, 2, 3],
    ],
  ])('exist for einsum %s of two operands', (equation, right, a, b) => {
    expectSameGradients(
      (x = tf.scalar(0), y = tf.scalar(0)) => tf.einsum(equation, x, y),
      (x = tf.scalar(0), y = tf.scalar(0)) => right(x, y),
      [random(...a), random(...b)],
    );
  });

  it.each<[string, (a: tf.Tensor) => tf.Tensor]>([
    ['ij->ji', (a) => a.transpose()],
    ['ij->j', (a) => a.sum(0)],
    ['ij->', (a) => a.sum()],
  ])('exist for einsum %s of one operand', (equation, right) => {
    expectSameGradients(
      (x = tf.scalar(0)) => tf.einsum(equation, x),
      (x = tf.scalar(0)) => right(x),
      [random(2, 3)],
    );
  });

  it('go through an einsum twice', () => {
    const cubic = (x: tf.Tensor) => tf.einsum('i,i->', x, x.square());
    const second = tf.grad((x) => tf.grad(cubic)(x).sum())(tf.tensor1d([2, -1]));
    expect(Array.from(second.dataSync())).toEqual([12, -6]);
  });
});
