import { describe, expect, it } from 'vitest';
import { caseProblems } from './case-problems.ts';

const args = () => [];
const COMMON = { title: 't', points: 1 };
const INPUTS = { sizes: {}, args };
const COMPARED = ['example', 'property', 'gradient', 'stateful'] as const;
/** Each kind with the fewest keys that it may have. */
const LEAST = {
  example: { ...COMMON, kind: 'example', call: 'f', args: [] },
  property: { ...COMMON, ...INPUTS, kind: 'property', call: 'f' },
  invariant: { ...COMMON, kind: 'invariant', given: INPUTS, check: args },
  gradient: { ...COMMON, ...INPUTS, kind: 'gradient', call: 'f' },
  training: { kind: 'training', title: 't', run: 'f', args, measure: args, measureName: 'm', thresholds: [] },
  stateful: { ...COMMON, kind: 'stateful', sizes: {}, steps: args },
} as const;
type Kind = keyof typeof LEAST;
const KINDS = Object.keys(LEAST) as readonly Kind[];

const slip = (kind: Kind, change: object): string[] =>
  caseProblems([{ ...LEAST[kind], ...change }]).map((problem) => problem.replace('"t": ', ''));

describe.each(KINDS)('a case of kind %s', (kind) => {
  it('is right with the fewest keys', () => {
    expect(slip(kind, {})).toEqual([]);
  });

  it.each(Object.keys(LEAST[kind]).filter((key) => key !== 'kind'))('needs its %s', (key) => {
    const [problem, ...others] = caseProblems([{ ...LEAST[kind], [key]: undefined }]);
    expect(others).toEqual([]);
    expect(problem).toContain(`${key}: expected`);
    expect(problem).toContain('got nothing.');
  });

  it('may have an id, a source, a layout, a tolerance and a place where it is seen', () => {
    const more = {
      id: 'i',
      visibility: 'hidden',
      source: 'p. 3',
      layout: { '': ['row'] },
      tolerance: { absolute: 0 },
    };
    expect(slip(kind, more)).toEqual([]);
    expect(slip(kind, { id: '', source: 3, layout: { '': [3] }, visibility: 'secret' })).toEqual([
      'visibility: expected public or hidden; got the text "secret".',
      'id: expected text; got the text "".',
      'layout: : 1.: expected text; got 3.',
      'source: expected text; got 3.',
    ]);
  });

  it('has no key that every object has', () => {
    const hostile = JSON.parse('{"__proto__": 1, "constructor": 2}') as object;
    expect(caseProblems([Object.assign(Object.create(null), LEAST[kind], { constructor: 2 })])).toEqual([
      expect.stringContaining('there is no `constructor`;'),
    ]);
    const spread = Object.fromEntries([...Object.entries(LEAST[kind]), ...Object.entries(hostile)]);
    expect(caseProblems([spread])).toHaveLength(2);
  });
});

describe('points for cost', () => {
  it.each(COMPARED)('belong to a case that compares calls, as %s does', (kind) => {
    expect(
      slip(kind, {
        cost: [
          { kind: 'no-leak', points: 0.5 },
          { kind: 'kernels', points: 1, timesMax: 1 },
        ],
      }),
    ).toEqual([]);
  });

  it.each(['invariant', 'training'] as const)('are none of %s', (kind) => {
    expect(slip(kind, { cost: [] })).toEqual([expect.stringContaining('there is no `cost`;')]);
  });

  it.each([
    [{ kind: 'no-leak', points: 0 }, 'cost: 1.: points: expected a number above 0'],
    [
      { kind: 'no-leak' },
      'cost: 1.: points: expected a number above 0 with at most two decimals; got nothing.',
    ],
    [{ kind: 'no-leak', points: 1, timesMax: 2 }, 'cost: 1.: there is no `timesMax`;'],
    [
      { kind: 'kernels', points: 1, timesMax: 0.99 },
      'cost: 1.: timesMax: expected a number of at least 1; got 0.99.',
    ],
    [
      { kind: 'kernels', points: 1, timesMax: Number.NaN },
      'cost: 1.: timesMax: expected a number of at least 1; got NaN.',
    ],
    [
      { kind: 'memory', points: 1 },
      'cost: 1.: kind: expected one of no-leak, kernels; got the text "memory".',
    ],
    ['no-leak', 'cost: 1.: expected an object with `kind`; got the text "no-leak".'],
  ])('%j is told', (cost, words) => {
    expect(slip('example', { cost: [cost] })).toEqual([expect.stringContaining(words)]);
  });
});

describe('sizes', () => {
  it.each([
    [{ n: { kind: 'integer', min: 1, max: 2 } }, null],
    [{ n: { kind: 'choice', values: ['same', 2, true] } }, null],
    [{ n: { kind: 'integer', min: 1.5, max: 2 } }, 'sizes: n: min: expected a whole number; got 1.5.'],
    [
      { n: { kind: 'integer', min: 1, max: Infinity } },
      'sizes: n: max: expected a whole number; got Infinity.',
    ],
    [{ n: { kind: 'integer', min: 1 } }, 'sizes: n: max: expected a whole number; got nothing.'],
    [
      { n: { kind: 'integer', min: 1, max: 2, step: 1 } },
      'sizes: n: there is no `step`; it may have kind, min, max.',
    ],
    [{ n: { kind: 'choice', values: 'same' } }, 'sizes: n: values: expected a list; got the text "same".'],
    [{ n: { kind: 'range' } }, 'sizes: n: kind: expected one of integer, choice; got the text "range".'],
    [[], 'sizes: expected an object; got a list.'],
    [null, 'sizes: expected an object; got null.'],
  ])('%j are made by `integer` and `oneOf`, or told', (sizes, problem) => {
    const told = problem === null ? [] : [problem];
    for (const kind of ['property', 'gradient', 'stateful'] as const)
      expect(slip(kind, { sizes })).toEqual(told);
    expect(slip('invariant', { given: { sizes, args } })).toEqual(told.map((one) => `given: ${one}`));
  });
});

describe('pictures', () => {
  const predictions = { as: 'predictions', title: 'p', of: args };

  it.each(['image', 'heatmap', 'line', 'histogram', 'scatter', 'table', 'trajectory'])(
    'may be a %s',
    (as) => {
      for (const kind of KINDS)
        expect(slip(kind, { picture: { as, title: 'p', path: '', objective: args } })).toEqual([]);
    },
  );

  it('of predictions belong to trainings, which have labels', () => {
    expect(slip('training', { picture: predictions })).toEqual([]);
    for (const kind of ['example', 'property', 'invariant', 'gradient', 'stateful'] as const)
      expect(slip(kind, { picture: predictions })).not.toEqual([]);
  });

  it.each([
    ['training', { as: 'predictions', title: 'p' }, 'picture: of: expected a function; got nothing.'],
    ['training', { as: 'bars', title: 'p' }, 'picture: as: expected one of image, heatmap'],
    ['example', { as: 'image' }, 'picture: title: expected text; got nothing.'],
    ['example', { as: 'image', title: 'p', objective: 'x' }, 'picture: objective: expected a function'],
    ['example', { as: 'image', title: 'p', size: 3 }, 'picture: there is no `size`;'],
    ['example', 'image', 'picture: expected an object of as, title, path, objective'],
  ] as const)('of %s: %j is told', (kind, picture, words) => {
    expect(slip(kind, { picture })).toEqual([expect.stringContaining(words)]);
  });
});

describe('what one kind alone has', () => {
  it.each<[Kind, object, string]>([
    ['training', { points: 1 }, 'there is no `points`;'],
    ['training', { thresholds: [[0.5, 1, 2]] }, 'thresholds: 1.: expected [at least, points].'],
    [
      'training',
      { thresholds: [[0.5, -1]] },
      'thresholds: 1.: expected a number of at least 0 with at most two',
    ],
    ['training', { thresholds: [[Number.NaN, 1]] }, 'thresholds: 1.: expected a number; got NaN.'],
    ['training', { thresholds: [['best', 1]] }, 'thresholds: 1.: expected a number; got the text "best".'],
    ['training', { lowerIsBetter: 'yes' }, 'lowerIsBetter: expected true or false; got the text "yes".'],
    ['gradient', { wrt: [-1] }, 'wrt: 1.: expected an integer of at least 0; got -1.'],
    ['gradient', { wrt: 0 }, 'wrt: expected a list; got 0.'],
    [
      'gradient',
      { against: 'numbers' },
      'against: expected automatic or finite-differences; got the text "numbers".',
    ],
    ['gradient', { partNames: {} }, 'there is no `partNames`;'],
    ['stateful', { args }, 'there is no `args`;'],
    ['stateful', { steps: [] }, 'steps: expected a function; got a list.'],
    ['invariant', { sizes: {} }, 'there is no `sizes`;'],
    ['invariant', { given: { sizes: {} } }, 'given: args: expected a function; got nothing.'],
    ['invariant', { given: args }, 'given: expected an object of sizes, where, args; got a function.'],
    ['example', { runs: 3 }, 'there is no `runs`;'],
    ['example', { args: args }, 'args: expected a list; got a function.'],
    ['property', { expect: 3 }, 'there is no `expect`;'],
    ['property', { partNames: { a: 3 } }, 'partNames: a: expected text; got 3.'],
    ['property', { where: true }, 'where: expected a function; got true.'],
    ['property', { argNames: ['x', ''] }, 'argNames: 2.: expected text; got the text "".'],
    ['property', { runs: 2.5 }, 'runs: expected an integer of at least 1; got 2.5.'],
  ])('%s: %j is told', (kind, change, words) => {
    expect(slip(kind, change)).toEqual([expect.stringContaining(words)]);
  });

  it('an example may expect nothing, null or false', () => {
    for (const expected of [undefined, null, false, 0])
      expect(slip('example', { expect: expected })).toEqual([]);
  });
});

it('every case is told of, in the order of the file', () => {
  const problems = caseProblems([
    LEAST.example,
    { ...LEAST.example, title: 'second', points: -1 },
    null,
    'example',
  ]);
  expect(problems).toEqual([
    '"second": points: expected a number of at least 0 with at most two decimals; got -1.',
    'case 3: expected an object with `kind`; got null.',
    'case 4: expected an object with `kind`; got the text "example".',
  ]);
});
