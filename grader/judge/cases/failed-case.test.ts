import { describe, expect, it } from 'vitest';
import type { EvidenceContext } from '../explain/evidence.ts';
import { brokenOn, observationsOf, wrongOn } from './failed-case.ts';
import type { Observation } from './observation.ts';
import { plainWorld } from './testing/plain-world.ts';

const context: EvidenceContext = {
  world: plainWorld({ reference: { f: () => 1 }, student: {} }),
  call: 'f',
  args: [1],
};
const counterExample = { sizes: { n: 1 }, args: [], shrinks: 0, runsFailed: 1, runs: 1 };
const made = { calls: [{ call: 'f', args: [] }] };
const error = { kind: 'runtime', name: 'Error', message: 'mine' } as const;

describe('evidence of code that gave no result', () => {
  it('says its error, or more where there is more to say', () => {
    const broken = { status: 'errored', error } as const;
    expect(brokenOn({ context }, broken)).toMatchObject({
      status: 'errored',
      error,
      evidence: { reason: 'mine', call: 'f(x 1)', inputs: [{ name: 'x', value: 1 }] },
    });
    expect(brokenOn({ context }, broken, 'Step 2 fails. mine').evidence?.reason).toBe('Step 2 fails. mine');
    expect(brokenOn({ context }, { status: 'errored' }).evidence?.reason).toBe('Your code gave no result.');
  });

  it('has the counter-example and the calls where there are any', () => {
    const { evidence } = brokenOn({ context, made, counterExample }, { status: 'errored', error });
    expect(evidence).toMatchObject({ counterExample, ...made });
    const plain = brokenOn({ context }, { status: 'errored', error }).evidence;
    expect([plain?.counterExample, plain?.calls]).toEqual([undefined, undefined]);
  });
});

it('evidence of other values is what they show, with the counter-example and the calls', () => {
  const found = { reason: 'r', patterns: [], inputs: [], pictures: [] };
  expect(wrongOn({ context }, found)).toEqual(found);
  expect(wrongOn({ context, made, counterExample }, found)).toEqual({ ...found, ...made, counterExample });
});

describe('what a failed case saw', () => {
  const of = {
    failed: (one: string) => ({ calls: [one], input: 'drawn', shown: false }) as unknown as Observation,
    passed: (one: string) =>
      ({ calls: [`right ${one}`], input: 'drawn', shown: false }) as unknown as Observation,
  };
  const told = (...asked: Parameters<typeof observationsOf<string, string>>) =>
    observationsOf(...asked).map(({ calls, input, shown }) => [calls[0], input, shown]);

  it.each<[string, readonly string[], boolean, string]>([
    ['was given where nobody looked for a smaller one', [], false, 'given'],
    ['was drawn where none smaller was found', ['a', 'b'], true, 'drawn'],
    ['was made small where one was', ['b', 'c'], true, 'shrunk'],
    ['was made small where no drawn one is told', [], true, 'shrunk'],
  ])('begins with the input that is shown, which %s', (_, drawn, searched, input) => {
    const all = told({ shown: 'a', drawn, passed: ['p'], searched }, of);
    expect(all[0]).toEqual(['a', input, true]);
    expect(all.slice(1)).toEqual([
      ...drawn.filter((one) => one !== 'a').map((one) => [one, 'drawn', false]),
      ['right p', 'drawn', false],
    ]);
  });
});
