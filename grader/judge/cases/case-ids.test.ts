import { describe, expect, it } from 'vitest';
import type { CaseSpec } from '#grader/exercise/case-spec.ts';
import { isJudgeFault } from '../judge-fault.ts';
import { planCases } from './case-ids.ts';

const example = (title: string, more: Partial<CaseSpec> = {}): CaseSpec =>
  ({ kind: 'example', title, call: 'f', args: [], points: 1, ...more }) as CaseSpec;
const training = (...thresholds: [number, number][]): CaseSpec =>
  ({ kind: 'training', title: 't', run: 'f', thresholds }) as unknown as CaseSpec;

describe('the id of a case', () => {
  it.each([
    ['relu(x) − relu(−x) = x', 'relu-x-relu-x-x'],
    ['One image', 'one-image'],
    ['  spaces  ', 'spaces'],
    ['Zürich', 'zu-rich'],
    ['ﬁnite ①', 'finite-1'],
    ['x²', 'x2'],
    ['a--b__c', 'a-b-c'],
    ['3 of 4', '3-of-4'],
  ])('of "%s" is %s', (title, id) => {
    expect(planCases([example(title)])[0]?.id).toBe(id);
  });

  it('is the author’s own where there is one, whatever the title', () => {
    expect(planCases([example('→', { id: 'arrow' })])[0]?.id).toBe('arrow');
    expect(
      planCases([example('same', { id: 'a' }), example('same', { id: 'b' })]).map(({ id }) => id),
    ).toEqual(['a', 'b']);
  });

  it.each<[string, readonly CaseSpec[], string]>([
    [
      'a title without letters',
      [example('→ ✓')],
      'cases.ts: "→ ✓": give it an `id`; its title has no letters.',
    ],
    ['an empty title', [example('')], 'give it an `id`'],
    [
      'two titles of one id',
      [example('A b'), example('a-B')],
      'cases.ts: "A b" and "a-B" share the id "a-b". Change a title or give one an `id`.',
    ],
    ['an id that a title makes too', [example('x', { id: 'one' }), example('One')], 'share the id "one"'],
    ['one title twice', [example('a'), example('b'), example('a')], '"a" and "a" share the id "a"'],
  ])('is the author’s to mend: %s', (_, specs, words) => {
    try {
      planCases(specs);
      expect.unreachable();
    } catch (error) {
      expect([isJudgeFault(error), String(error)]).toEqual([true, expect.stringContaining(words)]);
    }
  });
});

describe('a case as it is announced', () => {
  it('has its kind, and is public unless it is hidden', () => {
    expect(planCases([example('a'), example('b', { visibility: 'hidden' })])).toEqual([
      { id: 'a', title: 'a', kind: 'example', visibility: 'public', pointsMax: 1 },
      { id: 'b', title: 'b', kind: 'example', visibility: 'hidden', pointsMax: 1 },
    ]);
    expect(planCases([])).toEqual([]);
  });

  it('has no text that hides or turns what stands round it', () => {
    expect(planCases([example('a\u202Eb')])[0]?.title).not.toContain('\u202E');
  });

  it.each<[string, CaseSpec, number]>([
    ['those for its numbers', example('a', { points: 2.5 }), 2.5],
    ['none', example('a', { points: 0 }), 0],
    [
      'those for its cost too',
      example('a', {
        points: 2,
        cost: [
          { kind: 'no-leak', points: 1 },
          { kind: 'kernels', timesMax: 2, points: 0.5 },
        ],
      } as Partial<CaseSpec>),
      3.5,
    ],
    ['all of its thresholds', training([0.5, 1], [0.9, 2], [0.99, 4]), 7],
    ['none of no thresholds', training(), 0],
    ['sums that are rounded', training([0.5, 0.1], [0.9, 0.2]), 0.3],
  ])('is worth %s', (_, spec, points) => {
    expect(planCases([spec])[0]?.pointsMax).toBe(points);
  });
});
