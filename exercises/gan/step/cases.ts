import {
  close,
  type Draw,
  defineCases,
  example,
  holds,
  integer,
  invariant,
  oneOf,
  property,
  type TensorResult,
  type TensorValue,
  tensor,
  type Value,
} from '@descent/exercise';

/** A network of one weight and one bias. */
const neuron = (w: number, b: number) => [{ w: tensor([[w]]), b: tensor([b]) }];

/** Layers with tanh between them, [widths[0], widths[1]], [widths[1], widths[2]] … */
function network(widths: readonly number[], draw: Draw, std = 0.8) {
  return widths.slice(1).map((units, i) => ({
    w: draw.normal([widths[i] ?? 1, units], { std }),
    b: draw.normal([units], { std: 0.5 }),
  }));
}

/** Numbers of real samples and of noise vectors, never the same. */
const unequal = ({ n, m }: { n: number; m: number }) => n !== m;

interface GameSizes {
  /** Real samples. */
  readonly n?: number;
  /** Noise vectors of a step. */
  readonly m: number;
  readonly noise: number;
  readonly hidden: number;
  readonly features: number;
}
/** Both players with one hidden layer. Their rates differ, so that mixing up the optimisers shows. */
const players = ({ noise, hidden, features }: GameSizes, draw: Draw, momentum = 0) => ({
  generator: network([noise, hidden, features], draw),
  discriminator: network([features, hidden, 1], draw),
  learningRate: { generator: 0.1, discriminator: 0.25 },
  momentum,
});
/** A discriminator with logits in the thousands, right or wrong beyond doubt. Its steps are long: the next one notices. */
const surePlayers = ({ noise, features }: GameSizes, draw: Draw, certainty: number) => ({
  generator: [{ w: draw.normal([noise, features]), b: tensor(Array.from({ length: features }, () => 0)) }],
  discriminator: network([features, 1], draw, certainty),
  learningRate: { generator: 1e-4, discriminator: 10 },
  momentum: 0,
});
/** Half of the real samples and half of the fakes are the others with their sign turned: whatever is drawn, it is wrong on some of both. */
const sureRounds = (count: number, { n = 1, m, noise, features }: GameSizes, draw: Draw): Value[] =>
  Array.from({ length: count }, () => [
    { player: 'discriminator', real: mirrored(n, features, draw), z: mirrored(m, noise, draw) },
    { player: 'generator', z: mirrored(m, noise, draw) },
  ]).flat();
/** [rows, columns]: rows by turns drawn and the negative of the one before. */
function mirrored(rows: number, columns: number, draw: Draw): TensorValue {
  const drawn = draw.normal([rows, columns]);
  const at = (i: number) => Number(drawn.data[i]);
  const data = drawn.data.map((value, i) => (Math.floor(i / columns) % 2 === 0 ? value : -at(i - columns)));
  return { ...drawn, data } as TensorValue;
}
const realData = ({ n = 1, features }: GameSizes, draw: Draw) => draw.normal([n, features], { mean: 1 });
const noiseOf = ({ m, noise }: GameSizes, draw: Draw) => draw.normal([m, noise]);

/** Moves of `rounds` rounds, discriminator first, fresh data and fresh noise for each. */
const rounds = (count: number, sizes: GameSizes, draw: Draw): Value[] =>
  Array.from({ length: count }, () => [
    { player: 'discriminator', real: realData(sizes, draw), z: noiseOf(sizes, draw) },
    { player: 'generator', z: noiseOf(sizes, draw) },
  ]).flat();

/** What `play` gives after each move, in words; as many layers as the deepest players have. */
const partNames = Object.fromEntries(
  Array.from({ length: 6 }, (_, move) => [
    [`[${move}].loss`, `The loss of move ${move + 1}`],
    ...['generator', 'discriminator'].flatMap((player) =>
      [0, 1, 2].flatMap((layer) =>
        ['w', 'b'].map((name) => [
          `[${move}].${player}[${layer}].${name}`,
          `\`${name}\` of layer ${layer + 1} of the ${player}, after move ${move + 1}`,
        ]),
      ),
    ),
  ]).flat(),
);

const small = { noise: integer(1, 3), hidden: integer(1, 4), features: integer(1, 3) };
const discriminatorArgs = (sizes: GameSizes, draw: Draw) => [
  players(sizes, draw),
  realData(sizes, draw),
  noiseOf(sizes, draw),
];
const generatorArgs = (sizes: GameSizes, draw: Draw) => [players(sizes, draw), noiseOf(sizes, draw)];
/** The same with logits below zero: what has no logarithm shows under every seed. */
const withDoubt =
  (argsOf: typeof discriminatorArgs) =>
  (sizes: GameSizes, draw: Draw): Value[] => {
    const [start, ...rest] = argsOf(sizes, draw) as [ReturnType<typeof players>, ...Value[]];
    const [hidden, last] = start.discriminator;
    const doubting = [hidden, { w: last?.w, b: tensor([-4]) }] as typeof start.discriminator;
    return [{ ...start, discriminator: doubting }, ...rest];
  };

/** Every number of a network, in order. */
const numbersOf = async (layers: TensorResult): Promise<number[]> => {
  const parts = await Promise.all(layers.flatMap(({ w, b }: TensorResult) => [w.data(), b.data()]));
  return parts.flatMap((part) => [...part]);
};
const sameBits = (a: number[], b: number[]) =>
  a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
const moved = (a: number[], b: number[]) => !sameBits(a, b) && a.every((value) => Number.isFinite(value));

export default defineCases([
  example("the discriminator's step, by hand", {
    call: 'discriminatorStep',
    args: [
      {
        generator: neuron(-2, 1),
        discriminator: neuron(Math.log(3), 0),
        learningRate: { generator: 0.1, discriminator: 0.2 },
        momentum: 0,
      },
      tensor([[1]]),
      tensor([[1], [-0.5]]),
    ],
    argNames: ['start', 'real', 'z'],
    expect: {
      loss: tensor(-1.5 * Math.log(0.75) + Math.log(10) / 2),
      generator: neuron(-2, 1),
      discriminator: neuron(Math.log(3) - 0.105, -0.065),
    },
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example("the generator's step, by hand", {
    call: 'generatorStep',
    args: [
      {
        generator: neuron(1, -3),
        discriminator: neuron(2, -Math.log(3)),
        learningRate: { generator: 0.1, discriminator: 0.2 },
        momentum: 0,
      },
      tensor([[3]]),
    ],
    argNames: ['start', 'z'],
    expect: {
      loss: tensor(2 * Math.log(2)),
      generator: neuron(1.45, -2.85),
      discriminator: neuron(2, -Math.log(3)),
    },
    points: 1,
    source: 'computed by hand in the statement',
  }),
  example("the generator's step against a discriminator that is sure of itself, by hand", {
    call: 'generatorStep',
    args: [
      {
        generator: neuron(1, -3),
        discriminator: neuron(2, -1000),
        learningRate: { generator: 0.1, discriminator: 0.2 },
        momentum: 0,
      },
      tensor([[3]]),
    ],
    argNames: ['start', 'z'],
    expect: {
      loss: tensor(1000),
      generator: neuron(1.6, -2.8),
      discriminator: neuron(2, -1000),
    },
    points: 0,
    source: 'computed by hand in the statement',
  }),
  example('three moves with momentum, by hand', {
    call: 'play',
    args: [
      {
        generator: neuron(1, -3),
        discriminator: neuron(2, -1000),
        learningRate: { generator: 0.1, discriminator: 0.2 },
        momentum: 0.5,
      },
      [
        { player: 'discriminator', real: tensor([[5]]), z: tensor([[1]]) },
        { player: 'generator', z: tensor([[3]]) },
        { player: 'generator', z: tensor([[1]]) },
      ],
    ],
    argNames: ['start', 'moves'],
    partNames,
    expect: [
      { loss: tensor(990), generator: neuron(1, -3), discriminator: neuron(3, -999.8) },
      { loss: tensor(999.8), generator: neuron(1.9, -2.7), discriminator: neuron(3, -999.8) },
      { loss: tensor(1002.2), generator: neuron(2.65, -2.25), discriminator: neuron(3, -999.8) },
    ],
    points: 0,
    source: 'computed by hand in the statement',
  }),
  property('both losses, before anything moves', {
    call: 'losses',
    sizes: { ...small, n: integer(1, 4), m: integer(1, 4) },
    where: unequal,
    args: discriminatorArgs,
    argNames: ['start', 'real', 'z'],
    runs: 6,
    points: 1,
  }),
  property("the discriminator's step", {
    call: 'discriminatorStep',
    sizes: { ...small, n: integer(1, 6), m: integer(1, 6) },
    where: unequal,
    args: discriminatorArgs,
    argNames: ['start', 'real', 'z'],
    runs: 8,
    points: 2,
  }),
  property("the generator's step", {
    call: 'generatorStep',
    sizes: { ...small, m: integer(1, 6) },
    args: generatorArgs,
    argNames: ['start', 'z'],
    runs: 8,
    points: 2,
  }),
  invariant("the discriminator's step leaves the generator alone, to the bit", {
    given: {
      sizes: { ...small, n: integer(1, 4), m: integer(1, 4) },
      where: unequal,
      args: withDoubt(discriminatorArgs),
    },
    argNames: ['start', 'real', 'z'],
    runs: 4,
    points: 1,
    check: async ({ student }, [start, real, z]) => {
      const after = await student.discriminatorStep(start, real, z);
      return [
        holds(
          sameBits(await numbersOf(after.generator), await numbersOf(start.generator)),
          'expected the generator exactly as it was, and it has changed',
        ),
        holds(
          moved(await numbersOf(after.discriminator), await numbersOf(start.discriminator)),
          'expected the discriminator to move to finite numbers, and it did not',
        ),
      ];
    },
  }),
  invariant("the generator's step leaves the discriminator alone, to the bit", {
    given: { sizes: { ...small, m: integer(1, 4) }, args: withDoubt(generatorArgs) },
    argNames: ['start', 'z'],
    runs: 4,
    points: 1,
    check: async ({ student }, [start, z]) => {
      const after = await student.generatorStep(start, z);
      return [
        holds(
          sameBits(await numbersOf(after.discriminator), await numbersOf(start.discriminator)),
          'expected the discriminator exactly as it was, and it has changed',
        ),
        holds(
          moved(await numbersOf(after.generator), await numbersOf(start.generator)),
          'expected the generator to move to finite numbers, and it did not',
        ),
      ];
    },
  }),
  property('two rounds with optimisers that remember, fresh noise for each step', {
    call: 'play',
    sizes: { ...small, n: integer(1, 3), m: integer(1, 3), momentum: oneOf(0.5, 0.9) },
    where: unequal,
    args: (sizes, draw) => [players(sizes, draw, sizes.momentum), rounds(2, sizes, draw)],
    argNames: ['start', 'moves'],
    partNames,
    runs: 5,
    points: 3,
  }),
  property('a discriminator that is sure of itself', {
    call: 'play',
    sizes: { features: integer(1, 3), noise: integer(1, 2), certainty: oneOf(1000, 3000) },
    args: ({ features, noise, certainty }, draw) => {
      const sizes = { n: 2, m: 4, hidden: 1, noise, features };
      return [surePlayers(sizes, draw, certainty), sureRounds(1, sizes, draw)];
    },
    argNames: ['start', 'moves'],
    partNames,
    // Logits in the thousands are rounded to a few ten thousandths, and the losses are as large.
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    runs: 5,
    points: 3,
  }),
  invariant('the order within a batch does not matter', {
    given: {
      sizes: { ...small, n: integer(2, 5), m: integer(2, 5) },
      where: unequal,
      args: withDoubt(discriminatorArgs),
    },
    argNames: ['start', 'real', 'z'],
    runs: 3,
    points: 1,
    check: async ({ student }, [start, real, z]) => {
      const plain = await student.discriminatorStep(start, real, z);
      const reversed = await student.discriminatorStep(start, real.reverse(0), z.reverse(0));
      return [
        holds(
          moved(await numbersOf(plain.discriminator), await numbersOf(start.discriminator)),
          'expected the discriminator to move to finite numbers, and it did not',
        ),
        close(reversed.loss, plain.loss, { because: 'a mean does not depend on the order' }),
        ...plain.discriminator.map(({ w }: TensorResult, i: number) =>
          close(reversed.discriminator[i].w, w, { because: 'a mean does not depend on the order' }),
        ),
      ];
    },
  }),
  property('deeper networks, larger batches, three rounds', {
    call: 'play',
    sizes: {
      n: oneOf(5, 16, 33),
      m: oneOf(7, 24),
      hidden: oneOf(3, 8),
      noise: oneOf(2, 5),
      features: oneOf(2, 7),
    },
    args: (sizes, draw) => [
      {
        generator: network([sizes.noise, sizes.hidden, sizes.hidden, sizes.features], draw),
        discriminator: network([sizes.features, sizes.hidden, sizes.hidden, 1], draw),
        learningRate: { generator: 0.05, discriminator: 0.15 },
        momentum: 0.8,
      },
      rounds(3, sizes, draw),
    ],
    argNames: ['start', 'moves'],
    partNames,
    runs: 1,
    points: 2,
    visibility: 'hidden',
  }),
  property('two rounds with a discriminator that is very sure of itself', {
    call: 'play',
    sizes: { features: integer(1, 3), noise: integer(1, 2) },
    args: ({ features, noise }, draw) => {
      const sizes = { n: 4, m: 2, hidden: 1, noise, features };
      return [surePlayers(sizes, draw, 5000), sureRounds(2, sizes, draw)];
    },
    argNames: ['start', 'moves'],
    partNames,
    tolerance: { absolute: 1e-4, relative: 1e-4 },
    runs: 4,
    points: 2,
    visibility: 'hidden',
  }),
]);
