import { close, defineCases, example, integer, invariant, oneOf, property, tensor } from '@descent/exercise';

const layout = { '': ['step'] };
/** Where `t` does not count from 0 on: entry 2 need not be step 2. */
const listed = { '': ['entry'] };
const picture = { as: 'line', title: 'The rate, step by step' } as const;
const upTo = (steps: number) => tensor(Array.from({ length: steps }, (_, t) => t));
/** Rates are small: what is off by a percent is off. */
const tolerance = { absolute: 1e-5, relative: 1e-3 };
/** The cosine of a GPU is off by up to 2⁻¹¹ (WGSL specification, "Accuracy of built-in functions"). */
const ofCosine = { absolute: 5e-4, relative: 1e-3 };

const decay = { every: integer(2, 6), factor: oneOf(0.5, 0.1, 0.9), initial: oneOf(1, 0.1) };
const annealing = { steps: integer(6, 14), initial: oneOf(1, 0.2), final: oneOf(0.05, 0.01) };
const climbing = { rise: integer(2, 5), more: integer(5, 9), peak: oneOf(1, 0.2), final: oneOf(0.05, 0.01) };

export default defineCases([
  example('in steps: the worked example', {
    call: 'stepDecay',
    args: [tensor([0, 2, 3, 5, 6]), { initial: 0.8, factor: 0.5, every: 3 }],
    expect: tensor([0.8, 0.8, 0.4, 0.4, 0.2]),
    points: 1,
    tolerance,
    layout: listed,
    source: 'computed by hand in the statement',
  }),
  example('exponential: the worked example', {
    call: 'exponentialDecay',
    args: [tensor([0, 1, 2, 4]), { initial: 0.8, factor: 0.25, every: 2 }],
    expect: tensor([0.8, 0.4, 0.2, 0.05]),
    points: 1,
    tolerance,
    layout: listed,
    source: 'computed by hand in the statement',
  }),
  example('cosine: the worked example', {
    call: 'cosine',
    args: [tensor([0, 2, 3, 4, 6, 9]), { initial: 1, final: 0.2, steps: 6 }],
    expect: tensor([1, 0.8, 0.6, 0.4, 0.2, 0.2]),
    points: 1,
    tolerance,
    layout: listed,
    source: 'computed by hand in the statement: cos 60° = ½',
  }),
  example('warm-up: the worked example', {
    call: 'warmup',
    args: [tensor([0, 1, 3, 4, 7, 10, 12]), { peak: 1, final: 0, rise: 4, steps: 10 }],
    expect: tensor([0.25, 0.5, 1, 1, 0.5, 0, 0]),
    points: 1,
    tolerance,
    layout: listed,
    source: 'computed by hand in the statement',
  }),
  property('in steps', {
    call: 'stepDecay',
    sizes: decay,
    args: (options) => [upTo(4 * options.every), options],
    runs: 14,
    points: 3,
    tolerance,
    layout,
    picture,
  }),
  property('exponential, of steps in any order', {
    call: 'exponentialDecay',
    sizes: decay,
    args: (options, draw) => [draw.integers([14], { min: 0, max: 4 * options.every }), options],
    runs: 14,
    points: 3,
    tolerance,
    layout: listed,
  }),
  property('cosine, and after its end', {
    call: 'cosine',
    sizes: annealing,
    args: (options) => [upTo(options.steps + 5), options],
    runs: 14,
    points: 3,
    tolerance: ofCosine,
    layout,
    picture,
  }),
  property('warm-up, and after its end', {
    call: 'warmup',
    sizes: climbing,
    args: ({ more, ...options }) => [
      upTo(options.rise + more + 4),
      { ...options, steps: options.rise + more },
    ],
    runs: 14,
    points: 3,
    tolerance,
    layout,
    picture,
  }),
  invariant('none rises above its highest rate or falls below its lowest', {
    given: { sizes: climbing, args: ({ more, ...options }) => [upTo(30), { ...options, more }] },
    argNames: ['t', 'options'],
    runs: 4,
    points: 0,
    check: async ({ student, sizes }, [t]) => {
      const { peak, final, rise, more } = sizes;
      const rates = await student.warmup(t, { peak, final, rise, steps: rise + more });
      const down = await student.cosine(t, { initial: peak, final, steps: more });
      return [rates, down].map((curve) =>
        close(curve.maximum(final * 0.5).minimum(peak), curve, {
          because: 'a rate lies between the last and the highest',
        }),
      );
    },
  }),
  property('in steps: a long training', {
    call: 'stepDecay',
    sizes: { every: oneOf(30, 100), factor: oneOf(0.1, 0.2) },
    // The steps round each fall, whatever is drawn.
    args: (options) => [
      tensor([0, 1, 2, 3].flatMap((falls) => [-1, 0, 1].map((t) => Math.max(falls * options.every + t, 0)))),
      { ...options, initial: 0.1 },
    ],
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-7, relative: 1e-3 },
    layout: listed,
  }),
  property('exponential: a long training', {
    call: 'exponentialDecay',
    sizes: { every: oneOf(1000, 250), factor: oneOf(0.96, 0.5) },
    args: (options, draw) => [draw.integers([12], { min: 0, max: 5000 }), { ...options, initial: 0.05 }],
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: { absolute: 1e-7, relative: 1e-3 },
    layout: listed,
  }),
  property('cosine: a long training', {
    call: 'cosine',
    sizes: { steps: oneOf(1000, 90), final: oneOf(0, 0.001) },
    args: (options, draw) => [
      tensor([
        ...Array.from({ length: 13 }, (_, k) => Math.round((k * options.steps) / 10)),
        ...draw.integers([6], { min: 0, max: options.steps }).data,
      ]),
      { ...options, initial: 0.1 },
    ],
    runs: 4,
    points: 1,
    visibility: 'hidden',
    layout: listed,
  }),
  property('warm-up: a long training', {
    call: 'warmup',
    sizes: { steps: oneOf(1000, 200), rise: oneOf(50, 1) },
    args: (options, draw) => [
      tensor([
        ...[0, 1, 2, 10, 49, 50, 51, 100, 150, options.steps - 1, options.steps, options.steps + 9],
        ...draw.integers([6], { min: 0, max: options.steps }).data,
      ]),
      { ...options, peak: 0.4, final: 0.01 },
    ],
    runs: 4,
    points: 1,
    visibility: 'hidden',
    tolerance: ofCosine,
    layout: listed,
  }),
]);
