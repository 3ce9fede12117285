import {
  close,
  type Draw,
  defineCases,
  example,
  gradient,
  integer,
  invariant,
  oneOf,
  property,
  tensor,
} from '@descent/exercise';

const argNames = ['x', 'w', 'b'];
const layout = { '': ['sample', 'unit'] };

/** Samples, weights and biases; biases are large, so that a wrong place for them shows. */
const layer = (draw: Draw, { batch, inputs, units }: Record<'batch' | 'inputs' | 'units', number>) => [
  draw.normal([batch, inputs]),
  draw.normal([inputs, units]),
  draw.normal([units], { std: 3 }),
];

export default defineCases([
  example('the worked example: two inputs, two neurons', {
    call: 'dense',
    args: [
      tensor([[1, 2]]),
      tensor([
        [1, -1],
        [2, 1],
      ]),
      tensor([1, -3]),
    ],
    argNames,
    expect: tensor([[6, -2]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('no input at all gives the biases, to every sample', {
    call: 'dense',
    args: [
      tensor([
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      tensor([
        [1, -1],
        [2, 1],
      ]),
      tensor([5, -7]),
    ],
    argNames,
    expect: tensor([
      [5, -7],
      [5, -7],
      [5, -7],
    ]),
    points: 1,
    layout,
    source: 'the definition: 0 W + b = b',
  }),
  property('as many units as inputs', {
    call: 'dense',
    sizes: { more: oneOf(0, 1), width: integer(2, 6) },
    args: ({ more, width }, draw) => layer(draw, { batch: width + more, inputs: width, units: width }),
    argNames,
    runs: 16,
    points: 2,
    layout,
  }),
  property('any layer', {
    call: 'dense',
    // As many units as samples, and more: a bias that goes to samples fits the first. Never as many as inputs: that is the case before.
    sizes: { batch: integer(1, 5), inputs: oneOf(1, 8, 9), more: oneOf(0, 2, 1) },
    args: ({ batch, inputs, more }, draw) => layer(draw, { batch, inputs, units: batch + more }),
    argNames,
    runs: 20,
    points: 1,
    layout,
  }),
  invariant('the sum of two inputs gives the sum of what each adds to the bias', {
    given: {
      sizes: { batch: integer(2, 4), inputs: integer(6, 8), more: oneOf(0, 1) },
      args: ({ batch, inputs, more }, draw) => layer(draw, { batch, inputs, units: batch + more }),
    },
    argNames,
    runs: 10,
    points: 1,
    check: async ({ student }, [x, w, b]) => {
      const bias = await student.dense(x.mul(0), w, b);
      const once = await student.dense(x, w, b);
      const twice = await student.dense(x.mul(2), w, b);
      return [
        close(twice.sub(bias), once.sub(bias).mul(2), { because: 'but for its bias the layer is linear' }),
        close(bias, x.matMul(w).mul(0).add(b), { because: 'a zero input leaves the bias alone' }),
      ];
    },
  }),
  gradient('gradients reach the input, the weights and the biases', {
    call: 'dense',
    sizes: { batch: integer(1, 3), inputs: oneOf(1, 5, 6), more: oneOf(0, 1) },
    args: ({ batch, inputs, more }, draw) => layer(draw, { batch, inputs, units: batch + more }),
    argNames,
    wrt: [0, 1, 2],
    runs: 6,
    points: 3,
  }),
  property('a batch of handwritten digits, as wide as the lecture has them', {
    call: 'dense',
    sizes: { batch: oneOf(8, 16), units: oneOf(10, 32) },
    args: ({ batch, units }, draw) => layer(draw, { batch, inputs: 784, units }),
    argNames,
    runs: 2,
    points: 1,
    visibility: 'hidden',
    // Sums of 784 products, each about 1: six digits of float32 are left of some that nearly cancel.
    tolerance: { absolute: 2e-3, relative: 1e-3 },
    layout,
  }),
]);
