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
  type TensorValue,
  tensor,
} from '@descent/exercise';

const encoder = ['mu', 'logVar', 'eps'];
const whole = ['x', 'logits', 'mu', 'logVar'];
const layout = { '': ['sample', 'latent'] };
const small = { batch: integer(2, 4), latent: integer(2, 4), features: integer(3, 6) };
const rounding = { absolute: 1e-4, relative: 1e-4 };

/** By turns above and below zero from either end, at least half a unit away. */
function byTurns(shape: readonly number[], draw: Draw, first = 1): TensorValue {
  const drawn = draw.uniform(shape, { min: 0.5, max: 1.5 });
  return {
    ...drawn,
    data: drawn.data.map(
      (size, i, { length }) => (Math.min(i, length - 1 - i) % 2 === 0 ? first : -first) * size,
    ),
  } as TensorValue;
}
/** Zeros and ones by chance. */
function bits([batch, features]: readonly [number, number], draw: Draw): TensorValue {
  return draw.integers([batch, features], { min: 0, max: 1 });
}
const zeros = (shape: readonly number[]): TensorValue => ({
  dtype: 'float32',
  shape,
  data: new Float32Array(shape.reduce((product, size) => product * size, 1)),
});
/** Variances are small or large as a whole, so that nothing cancels in a sum. */
const logVarOf = (shape: readonly number[], draw: Draw, { small }: { small: boolean }) =>
  draw.uniform(shape, small ? { min: -2.5, max: -1 } : { min: 0.7, max: 1.5 });

const L = Math.log(3);
/** Pairs from −2 to 2, row by row. */
const GRID = [-2, -1, 0, 1, 2].flatMap((down) => [-2, -1, 0, 1, 2].map((right) => [right, down]));

export default defineCases([
  example('the worked example: a draw', {
    call: 'reparameterise',
    args: [tensor([[1, -1]]), tensor([[2 * Math.log(2), 0]]), tensor([[3, 0.5]])],
    argNames: encoder,
    expect: tensor([[7, -0.5]]),
    points: 1,
    layout,
    source: 'computed by hand in the statement',
  }),
  example('the worked example: the bound', {
    call: 'elbo',
    args: [tensor([[1, 0]]), tensor([[L, 0]]), tensor([[2]]), tensor([[2 * Math.log(2)]])],
    argNames: whole,
    expect: {
      elbo: tensor(Math.log(0.75) + Math.log(0.5) - (7 - 2 * Math.log(2)) / 2),
      likelihood: tensor([Math.log(0.75) + Math.log(0.5)]),
      divergence: tensor([(7 - 2 * Math.log(2)) / 2]),
    },
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example('the bound: two samples, and a decoder that is sure of itself', {
    call: 'elbo',
    args: [
      tensor([[0], [1]]),
      tensor([[60], [0]]),
      tensor([
        [0, 0],
        [1, -1],
      ]),
      zeros([2, 2]),
    ],
    argNames: whole,
    expect: {
      elbo: tensor(-(60 + Math.log(2) + 1) / 2),
      likelihood: tensor([-60, -Math.log(2)]),
      divergence: tensor([0, 1]),
    },
    points: 1,
    source:
      'by hand: log σ(−60) is −60 to the last digit, KL = ½ (1² + 1²), and the mean is over the samples alone',
  }),
  example('what a decoder makes of draws on a grid', {
    call: 'latentGrid',
    args: [
      tensor(GRID.map(() => [0.5, 0])),
      tensor(GRID.map(() => [0, 2 * Math.log(0.75)])),
      tensor(GRID),
      5,
    ],
    argNames: [...encoder, 'side'],
    points: 0,
    picture: { as: 'image', title: 'ε from −2 to 2: to the right the first number, down the second' },
  }),
  property('draws', {
    call: 'reparameterise',
    sizes: { ...small, little: oneOf(true, false) },
    args: ({ batch, latent, little }, draw) => [
      draw.normal([batch, latent]),
      logVarOf([batch, latent], draw, { small: little }),
      byTurns([batch, latent], draw),
    ],
    argNames: encoder,
    runs: 10,
    points: 2,
    layout,
  }),
  property('a perfect encoder: the likelihood alone', {
    call: 'elbo',
    sizes: small,
    args: ({ batch, latent, features }, draw) => [
      bits([batch, features], draw),
      byTurns([batch, features], draw),
      zeros([batch, latent]),
      zeros([batch, latent]),
    ],
    argNames: whole,
    runs: 10,
    points: 1,
    tolerance: rounding,
  }),
  property('a decoder that knows nothing: the divergence, but for a constant', {
    call: 'elbo',
    sizes: { ...small, little: oneOf(true, false) },
    args: ({ batch, latent, features, little }, draw) => [
      bits([batch, features], draw),
      zeros([batch, features]),
      byTurns([batch, latent], draw),
      logVarOf([batch, latent], draw, { small: little }),
    ],
    argNames: whole,
    runs: 10,
    points: 2,
    tolerance: rounding,
  }),
  property('a decoder that is very sure, right or wrong', {
    call: 'elbo',
    sizes: { ...small, sure: oneOf(200, 1000) },
    args: ({ batch, latent, features, sure }, draw) => {
      const x = bits([batch, features], draw);
      const sizes = draw.uniform([batch, features], { min: sure, max: 2 * sure });
      // The first value of each sample is taken for what it is not.
      const data = sizes.data.map((size, i) => {
        const right = i % features !== 0;
        return (Number(x.data[i]) === 1) === right ? size : -size;
      });
      return [x, { ...sizes, data }, draw.normal([batch, latent]), draw.normal([batch, latent])];
    },
    argNames: whole,
    runs: 8,
    points: 4,
    tolerance: { absolute: 1e-2, relative: 1e-4 },
  }),
  invariant('nothing is better than what the prior allows', {
    given: {
      sizes: { ...small, little: oneOf(true, false) },
      // Near the middle of the prior, where a wrong divergence of small variances is a gain under every seed.
      args: ({ batch, latent, features, little }, draw) => [
        bits([batch, features], draw),
        draw.normal([batch, features]),
        draw.uniform([batch, latent], { min: -0.8, max: 0.8 }),
        logVarOf([batch, latent], draw, { small: little }),
      ],
    },
    argNames: whole,
    runs: 5,
    points: 1,
    tolerance: rounding,
    check: async ({ student }, [x, logits, mu, logVar]) => {
      const { elbo: free } = await student.elbo(x, logits, mu.mul(0), logVar.mul(0));
      const { elbo: there } = await student.elbo(x, logits, mu, logVar);
      const { elbo: back } = await student.elbo(x, logits, mu.neg(), logVar);
      return [
        close(there.minimum(free), there, {
          because: 'the divergence is never negative, so it can only cost',
        }),
        close(back, there, { because: 'the prior is the same on both sides of 0' }),
      ];
    },
  }),
  gradient('gradients pass through the draw', {
    call: 'bound',
    sizes: { batch: integer(1, 2), latent: integer(2, 3), features: integer(2, 4) },
    args: ({ batch, latent, features }, draw) => [
      byTurns([batch, latent], draw),
      logVarOf([batch, latent], draw, { small: true }),
      draw.normal([latent, features]),
      bits([batch, features], draw),
      draw.normal([batch, latent]),
    ],
    argNames: ['mu', 'logVar', 'w', 'x', 'eps'],
    wrt: [0, 1, 2],
    runs: 5,
    points: 1,
    tolerance: rounding,
  }),
  property('digits with a latent space of sixteen', {
    call: 'elbo',
    sizes: { batch: oneOf(8, 5), latent: oneOf(16, 12) },
    args: ({ batch, latent }, draw) => [
      bits([batch, 784], draw),
      draw.normal([batch, 784], { std: 2 }),
      byTurns([batch, latent], draw),
      logVarOf([batch, latent], draw, { small: true }),
    ],
    argNames: whole,
    runs: 2,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-2, relative: 1e-4 },
  }),
]);
