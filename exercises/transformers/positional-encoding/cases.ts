import { close, defineCases, example, integer, invariant, oneOf, property, tensor } from '@descent/exercise';

const argNames = ['length', 'dModel'];
const layout = { '': ['position', 'feature'] };
/** An angle in the hundreds, in float32, is good to four digits after the point. */
const longWay = { absolute: 2e-3, relative: 1e-3 };

export default defineCases([
  example('the worked example: three positions, four features', {
    call: 'positionalEncoding',
    args: [3, 4],
    argNames,
    expect: tensor([
      [0, 1, 0, 1],
      [0.841471, 0.540302, 0.01, 0.99995],
      [0.909297, -0.416147, 0.019999, 0.9998],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: an odd width', {
    call: 'positionalEncoding',
    args: [2, 3],
    argNames,
    expect: tensor([
      [0, 1, 0],
      [0.841471, 0.540302, 0.002154],
    ]),
    points: 1,
    layout,
    source: 'computed by hand in the statement: 10000^(2/3) = 464.16',
  }),
  example('the first position: every angle is 0', {
    call: 'positionalEncoding',
    args: [1, 6],
    argNames,
    expect: tensor([[0, 1, 0, 1, 0, 1]]),
    points: 1,
    layout,
    source: 'the definition with pos = 0',
  }),
  property('an even number of features', {
    call: 'positionalEncoding',
    sizes: { length: integer(2, 7), dModel: oneOf(4, 6, 8) },
    args: ({ length, dModel }) => [length, dModel],
    argNames,
    runs: 12,
    points: 2,
    layout,
  }),
  property('an odd number of features ends with a sine', {
    call: 'positionalEncoding',
    sizes: { length: integer(2, 7), dModel: oneOf(3, 5, 7) },
    args: ({ length, dModel }) => [length, dModel],
    argNames,
    runs: 12,
    points: 2,
    layout,
  }),
  invariant('how alike two positions are depends on their distance alone', {
    given: {
      sizes: { length: integer(3, 12), dModel: oneOf(4, 6, 10) },
      args: ({ length, dModel }) => [length, dModel],
    },
    argNames,
    runs: 6,
    points: 1,
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    check: async ({ student, sizes }, [length, dModel]) => {
      const encoding = await student.positionalEncoding(length, dModel);
      const alike = encoding.matMul(encoding, false, true);
      const size = [sizes.length - 1, sizes.length - 1];
      return close(alike.slice([1, 1], size), alike.slice([0, 0], size), {
        because: 'sin a sin b + cos a cos b = cos(a − b): one step further on, the products are the same',
      });
    },
  }),
  example('a map of forty positions', {
    call: 'positionalEncoding',
    args: [40, 32],
    argNames,
    points: 0,
    layout,
    picture: { as: 'heatmap', title: 'positions by features' },
  }),
  property('a single feature, a single position', {
    call: 'positionalEncoding',
    sizes: { length: oneOf(2, 5), dModel: oneOf(1, 2) },
    args: ({ length, dModel }) => [length, dModel],
    argNames,
    runs: 4,
    points: 1,
    visibility: 'hidden',
    layout,
  }),
  property('a long text and a wide model', {
    call: 'positionalEncoding',
    sizes: { length: oneOf(100, 400), dModel: oneOf(64, 129) },
    args: ({ length, dModel }) => [length, dModel],
    argNames,
    runs: 3,
    points: 1,
    visibility: 'hidden',
    tolerance: longWay,
    layout,
  }),
]);
