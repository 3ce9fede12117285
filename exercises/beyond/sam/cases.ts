import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  oneOf,
  property,
  type TensorValue,
  tensor,
} from '@descent/exercise';

const bowl = ['params', 'curvature', 'options'];
const rounding = { absolute: 1e-4, relative: 1e-4 };

/** Away from 0 by half a unit at least, by turns up and down from either end. */
function weights(shape: readonly number[], draw: Draw): TensorValue {
  const drawn = draw.uniform(shape, { min: 0.5, max: 1.2 });
  return {
    ...drawn,
    data: drawn.data.map((size, i, { length }) => (Math.min(i, length - 1 - i) % 2 === 0 ? size : -size)),
  } as TensorValue;
}
/** Depth of the two hollows of the driver, upside down. */
const hollows = (x: number, y: number) =>
  -Math.exp(-((x + 1) ** 2 + y * y) / 0.18) - 0.9 * Math.exp(-((x - 1) ** 2 + y * y) / 1.62);

export default defineCases([
  example('the worked example: a step on ½ |w|²', {
    call: 'onASphere',
    args: [[tensor([3]), tensor([4])], { rho: 2.5, learningRate: 0.1 }],
    argNames: ['params', 'options'],
    expect: [tensor([2.55]), tensor([3.4])],
    points: 2,
    source: 'computed by hand in the statement',
  }),
  example('a flat place: nothing moves', {
    call: 'onASphere',
    args: [[tensor([0, 0]), tensor([[0]])], { rho: 0.5, learningRate: 0.1 }],
    argNames: ['params', 'options'],
    expect: [tensor([0, 0]), tensor([[0]])],
    points: 0,
    source: 'by hand: the gradient is 0, so there is no uphill',
  }),
  property('one tensor', {
    call: 'inABowl',
    sizes: { rows: integer(1, 3), columns: integer(2, 4), rho: oneOf(0.5, 0.2) },
    args: ({ rows, columns, rho }, draw) => [
      [weights([rows, columns], draw)],
      draw.number(0.5, 2),
      { rho, learningRate: 0.1 },
    ],
    argNames: bowl,
    runs: 12,
    points: 3,
    tolerance: rounding,
  }),
  property('a network: a matrix and its biases', {
    call: 'inABowl',
    sizes: { inputs: integer(2, 3), units: integer(2, 4), rho: oneOf(0.5, 0.2) },
    args: ({ inputs, units, rho }, draw) => [
      [weights([inputs, units], draw), weights([units], draw)],
      draw.number(0.5, 2),
      { rho, learningRate: 0.2 },
    ],
    argNames: bowl,
    runs: 12,
    points: 3,
    tolerance: rounding,
  }),
  property('some tensors are flat, and sometimes all', {
    call: 'inABowl',
    sizes: { length: integer(2, 4), flat: oneOf(2, 1) },
    args: ({ length, flat }, draw) => {
      const zeros = { ...draw.uniform([length], { min: 0, max: 0 }) };
      return [[zeros, flat === 2 ? zeros : weights([length], draw)], 1, { rho: 0.3, learningRate: 0.5 }];
    },
    argNames: bowl,
    runs: 6,
    points: 4,
    tolerance: rounding,
  }),
  example('over two hollows: past the narrow one', {
    call: 'overTwoHollows',
    args: [tensor([-0.55, 0.4]), 12, { rho: 0.6, learningRate: 0.25 }],
    argNames: ['start', 'steps', 'options'],
    points: 0,
    tolerance: { absolute: 1e-2, relative: 1e-2 },
    picture: {
      as: 'trajectory',
      title: 'a narrow hollow on the left, a wide one on the right',
      objective: () => hollows,
    },
  }),
  invariant('on a plane it is gradient descent, however far one climbs', {
    given: {
      sizes: { length: integer(2, 4), rho: oneOf(0, 0.5, 3) },
      args: ({ length }, draw) => [[weights([length], draw)], [weights([length], draw)]],
    },
    argNames: ['params', 'slopes'],
    runs: 6,
    points: 1,
    check: async ({ student, sizes }, [params, slopes]) => {
      const [after] = await student.onAPlane(params, slopes, { rho: sizes.rho, learningRate: 0.5 });
      return close(after, params[0].sub(slopes[0].mul(0.5)), {
        because: 'the gradient is the same at the worst point nearby',
      });
    },
  }),
  property('five tensors of any shapes', {
    call: 'inABowl',
    sizes: { width: integer(3, 8), rho: oneOf(0.05, 1) },
    args: ({ width, rho }, draw) => [
      [[width, 3], [3], [3, 2, width], [], [1]].map((shape) => weights(shape, draw)),
      0.5,
      { rho, learningRate: 0.3 },
    ],
    argNames: bowl,
    runs: 4,
    points: 2,
    visibility: 'hidden',
    tolerance: rounding,
  }),
]);
