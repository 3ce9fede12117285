import { describe, expect, it } from 'vitest';
import type { Proof } from '../proof/proof.ts';
import { type Checked, checkedAsJson, describeChecked, problemsOf } from './checked-text.ts';

const HOLDS: Proof = {
  id: 'points/cases.ts',
  kind: 'points',
  subject: 'cases.ts',
  outcome: 'holds',
  advice: null,
};
const points = (worth: number, outcome: Proof['outcome'] = 'fails'): Proof => ({
  ...HOLDS,
  outcome,
  advice: { kind: 'points-differ', said: 10, worth },
});
const broken = (...messages: string[]): Proof => ({
  ...HOLDS,
  kind: 'load',
  outcome: 'fails',
  advice: { kind: 'broken', messages },
});
const checked = (more: Partial<Checked> = {}): Checked => ({
  slug: 'cnn/conv2d',
  aside: [],
  proofs: [HOLDS],
  seconds: 1.26,
  ...more,
});
const MEASURED: NonNullable<Checked['measured']> = {
  cases: 3,
  points: 10,
  noise: [
    { id: 'a', title: 'A', inTolerances: 0.0123 },
    { id: 'b', title: 'B', inTolerances: 0.25 },
  ],
  signal: [
    { misconception: 'm', inTolerances: 4_000.4, onWebgpu: 400 },
    { misconception: 'n', inTolerances: Infinity, onWebgpu: Infinity },
  ],
  figures: [
    { id: 'a', title: 'A', noise: 0.5, signal: null },
    { id: 'b', title: 'B', noise: null, signal: Infinity },
  ],
};

describe('what is wrong with an exercise', () => {
  it('is what fails and what is said beside, each once, and nothing that only warns', () => {
    const proofs = [HOLDS, points(9), points(9), points(8, 'warns')];
    expect(problemsOf(checked({ aside: ['The id changed.'], proofs }))).toEqual([
      'The id changed.',
      'exercise.yaml says 10 points; its cases are worth 9.',
    ]);
    expect(problemsOf(checked())).toEqual([]);
  });

  it('has a sentence for each message of what does not load', () => {
    expect(problemsOf(checked({ proofs: [broken('cases.ts: a', 'cases.ts: b', 'cases.ts: a')] }))).toEqual([
      'cases.ts: a',
      'cases.ts: b',
    ]);
  });
});

describe('the row of an exercise', () => {
  it('of one that was not measured is its name alone', () => {
    expect(describeChecked(checked())).toEqual(['✓ cnn/conv2d']);
  });

  it('has the largest noise and the smallest signal, in few digits', () => {
    expect(describeChecked(checked({ measured: MEASURED }))).toEqual([
      '✓ cnn/conv2d                    3 cases  10 points     1 proof noise 0.25    signal 4,000     1.3 s',
    ]);
  });

  it('counts one of each as one', () => {
    const measured = { ...MEASURED, cases: 1, points: 1 };
    expect(describeChecked(checked({ measured }))[0]).toMatch(/ {2}1 case +1 point +1 proof /);
    expect(describeChecked(checked({ measured, proofs: [HOLDS, HOLDS] }))[0]).toContain(' 2 proofs ');
  });

  it.each([
    [[], 'noise –'],
    [[0], 'noise 0.0'],
    [[0.00099], 'noise 0.00099'],
    [[9.96], 'noise 10'],
    [[10.4, 2], 'noise 10'],
    [[12_345.6], 'noise 12,346'],
    [[1, Infinity], 'noise ∞'],
  ])('with noise of %j says %s', (each, words) => {
    const noise = each.map((inTolerances, i) => ({ id: `${i}`, title: '', inTolerances }));
    expect(describeChecked(checked({ measured: { ...MEASURED, noise } }))[0]).toContain(`${words} `);
  });

  it('has problems below it, and what only warns in brackets', () => {
    const proofs = [points(9), points(8, 'warns')];
    expect(describeChecked(checked({ proofs, aside: ['Beside.'] }))).toEqual([
      '✗ cnn/conv2d',
      '    Beside.',
      '    exercise.yaml says 10 points; its cases are worth 9.',
      '    (exercise.yaml says 10 points; its cases are worth 8.)',
    ]);
    expect(describeChecked(checked({ proofs: [points(8, 'warns')] }))[0]).toBe('✓ cnn/conv2d');
  });

  it('keeps a name that is longer than its column', () => {
    const slug = `module/${'x'.repeat(40)}`;
    expect(describeChecked(checked({ slug, measured: MEASURED }))[0]).toContain(`${slug}  3 cases`);
  });
});

describe('the same for machines', () => {
  it('of one that was not measured has its proofs and sentences', () => {
    expect(checkedAsJson(checked({ proofs: [points(9), points(8, 'warns')] }))).toEqual({
      slug: 'cnn/conv2d',
      problems: ['exercise.yaml says 10 points; its cases are worth 9.'],
      warnings: ['exercise.yaml says 10 points; its cases are worth 8.'],
      proofs: [points(9), points(8, 'warns')],
    });
  });

  it('has infinities as words, and goes through JSON without loss', () => {
    const json = checkedAsJson(checked({ measured: MEASURED }));
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json).toMatchObject({
      cases: 3,
      points: 10,
      seconds: 1.26,
      signal: [
        { misconception: 'm', inTolerances: 4_000.4, onWebgpu: 400 },
        { misconception: 'n', inTolerances: 'Infinity', onWebgpu: 'Infinity' },
      ],
      figures: [
        { id: 'a', noise: 0.5, signal: null },
        { id: 'b', noise: null, signal: 'Infinity' },
      ],
    });
  });
});
