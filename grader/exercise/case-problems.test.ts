import { describe, expect, it } from 'vitest';
import { caseProblems } from './case-problems.ts';
import {
  example,
  gradient,
  integer,
  invariant,
  kernelsAtMost,
  noLeak,
  oneOf,
  property,
  stateful,
  training,
} from './index.ts';

const args = () => [];
const RIGHT = [
  example('a', { call: 'f', args: [1], expect: 1, points: 1, cost: [noLeak({ points: 0.5 })] }),
  property('b', { call: 'f', sizes: { n: integer(1, 2), padding: oneOf('same') }, args, points: 1, runs: 3 }),
  invariant('c', { given: { sizes: {}, args }, check: async () => [], points: 0, visibility: 'hidden' }),
  gradient('d', {
    call: 'f',
    sizes: {},
    args,
    points: 1,
    wrt: [0],
    cost: [kernelsAtMost({ timesMax: 4, points: 1 })],
  }),
  training('e', {
    run: 'f',
    args,
    measure: () => 1,
    measureName: 'accuracy',
    thresholds: [[0.5, 2]],
    picture: { as: 'predictions', title: 'p', of: () => ({ images: 0 as never, predicted: [], actual: [] }) },
  }),
  stateful('f', { sizes: {}, steps: () => [], points: 1, picture: { as: 'trajectory', title: 'p' } }),
];
const slip = (change: object): string[] => caseProblems([{ ...RIGHT[1], title: 'any length', ...change }]);

describe('slips in cases', () => {
  it('are none in what the builders make', () => {
    expect(caseProblems(RIGHT)).toEqual([]);
  });

  it.each([
    [{ visiblity: 'hidden' }, 'there is no `visiblity`; it may have kind, title, points, visibility,'],
    [{ visibility: 'hiden' }, 'visibility: expected public or hidden; got the text "hiden".'],
    [{ tolerance: { abs: 1 } }, 'tolerance: there is no `abs`; it may have absolute, relative.'],
    [{ tolerance: 1e-3 }, 'tolerance: expected an object of absolute, relative; got 0.001.'],
    [
      { tolerance: { absolute: Number.NaN } },
      'tolerance: absolute: expected a number of at least 0; got NaN.',
    ],
    [{ tolerance: { relative: -1 } }, 'tolerance: relative: expected a number of at least 0; got -1.'],
    [{ points: '3' }, 'points: expected a number of at least 0 with at most two decimals; got the text "3".'],
    [{ points: -1 }, 'points: expected a number of at least 0'],
    [{ points: 1 / 3 }, 'points: expected a number of at least 0 with at most two decimals; got 0.333'],
    [
      { points: undefined },
      'points: expected a number of at least 0 with at most two decimals; got nothing.',
    ],
    [{ runz: 3 }, 'there is no `runz`;'],
    [{ runs: 0 }, 'runs: expected an integer of at least 1; got 0.'],
    [{ args: [1] }, 'args: expected a function; got a list.'],
    [{ sizes: { n: 3 } }, 'sizes: n: expected an object with `kind`; got 3.'],
    [
      { cost: [{ kind: 'kernels', points: 1 }] },
      'cost: 1.: timesMax: expected a number of at least 1; got nothing.',
    ],
    [{ picture: { as: 'bars', title: 'p' } }, 'picture: as: expected image or heatmap or'],
    [{ kind: 'propperty' }, 'kind: expected one of example, property,'],
  ])('%j is named with the title of its case and what may stand there', (change, sentence) => {
    const [problem, ...others] = slip(change);
    expect(problem).toContain(`"any length": ${sentence}`);
    expect(others).toEqual([]);
  });

  it('name a case without a title by its place', () => {
    expect(caseProblems([RIGHT[0], 7])).toEqual(['case 2: expected an object with `kind`; got 7.']);
    expect(caseProblems([{ ...RIGHT[0], title: '' }])).toEqual([
      'case 1: title: expected text; got nothing.'.replace('nothing', 'the text ""'),
    ]);
  });

  it('name thresholds that are no pairs', () => {
    expect(caseProblems([{ ...RIGHT[4], thresholds: [0.5, 2] }])).toEqual([
      '"e": thresholds: 1.: expected [at least, points].',
      '"e": thresholds: 2.: expected [at least, points].',
    ]);
  });
});
