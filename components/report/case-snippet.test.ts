import { expect, it } from 'vitest';
import type { Evidence, JsonTensor } from '#grader/protocol.ts';
import { outcomeOf, reportOf } from '../evidence/testing.ts';
import { caseSnippet } from './case-snippet.ts';
import { itemsOfReport } from './results-model.ts';

const vector = (data: number[]): JsonTensor => ({ dtype: 'float32', shape: [data.length], data });

function snippetOf(evidence: Partial<Evidence>) {
  const outcome = outcomeOf('a', {
    status: 'failed',
    evidence: { reason: '', patterns: [], inputs: [], pictures: [], callee: 'relu', ...evidence },
  });
  const [item] = itemsOfReport(reportOf([outcome]));
  return item ? caseSnippet(item, ['relu', 'leaky']) : null;
}
const example = {
  sizes: {},
  args: [{ name: 'x', value: vector([-1]) }],
  expected: vector([0]),
  shrinks: 1,
  runsFailed: 1,
  runs: 2,
};

it('writes out the smallest failing input, the call and what was expected', () => {
  expect(snippetOf({ counterExample: example })).toBe(`import * as tf from '@tensorflow/tfjs';
import { relu } from './solution';

// Case 1, case a: the smallest failing input.
const x = tf.tensor1d([-1]);
const yours = await relu(x);
const expected = tf.tensor1d([0]);
console.log(yours, expected);
`);
});

it('goes through the driver, as the case does', () => {
  const snippet = snippetOf({ counterExample: example, callee: 'twice' });
  expect(snippet).toContain("import * as solution from './solution';");
  expect(snippet).toContain("import { twice } from './driver';");
  expect(snippet).toContain('const yours = await twice(solution, x);');
});

it('makes all calls of a law, each with its own input', () => {
  const args = [{ name: 'x', value: vector([1]) }];
  const calls = [
    { call: 'relu', args },
    { call: 'leaky', args: [...args, { name: 'no name', value: 2 }] },
  ];
  const snippet = snippetOf({ reason: 'This must hold: both agree.', calls, counterExample: example });
  expect(snippet).toContain(`import { relu, leaky } from './solution';

// Case 1, case a: the smallest failing input.
// This must hold: both agree.
const x = tf.tensor1d([1]);
const yours1 = await relu(x);
const x2 = tf.tensor1d([1]);
const argument22 = 2;
const yours2 = await leaky(x2, argument22);
console.log(yours1, yours2);
`);
});

it('takes the input of a case that has no smaller one', () => {
  const snippet = snippetOf({ inputs: [{ name: 'x', value: vector([1, 2]) }] });
  expect(snippet).toContain('case a: its input.\nconst x = tf.tensor1d([1, 2]);');
  expect(snippet).not.toContain('expected');
});

it('is not there without a call of one entry point or with an input that nobody reads', () => {
  expect(snippetOf({ counterExample: example, callee: undefined })).toBeNull();
  expect(snippetOf({})).toBeNull();
  const large = [{ name: 'x', value: vector(new Array(5_000).fill(0)) }];
  expect(snippetOf({ inputs: large })).toBeNull();
});
