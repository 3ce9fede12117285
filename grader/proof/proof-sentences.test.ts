/** Sentences for authors, word by word: each has the file, the numbers and the way out in it. */
import { expect, it } from 'vitest';
import type { Advice } from './advice.ts';
import type { ProofKind } from './proof.ts';
import { proofSentences } from './proof-words.ts';

const missed = {
  title: 'a batch',
  status: 'failed',
  seed: 4,
  points: 0,
  pointsMax: 2,
  why: 'Off by 2.',
} as const;

it.each<[ProofKind, string, Advice, string]>([
  [
    'repeatable',
    'seed 7',
    { kind: 'runs-differ', file: 'reference.ts', title: 'a batch' },
    "reference.ts: two runs with one seed differ, first in 'a batch'.",
  ],
  [
    'repeatable',
    'seed 7',
    { kind: 'runs-differ', file: 'misconceptions/pre.ts', title: null },
    "misconceptions/pre.ts: two runs with one seed differ, first in 'the report'.",
  ],
  [
    'reference',
    'seed 4',
    { kind: 'case-missed', missed: { ...missed, status: 'passed', points: 1.5, why: '' } },
    "reference.ts: 'a batch' earned 1.5 of 2 points with seed 4.",
  ],
  [
    'starter',
    'starter.ts',
    { kind: 'starter-without-tf', message: '`tf` is not defined.' },
    "starter.ts: the first `tf.` that a student types does not work: `tf` is not defined. Write `import * as tf from '@tensorflow/tfjs';`, without `type`.",
  ],
  [
    'statement',
    'statement.md',
    { kind: 'statement-wrong', line: 7, text: 'f(1) → 2', why: '', gives: null },
    'statement.md:7: `f(1) → 2` is not what the reference gives. Mend the example, or the reference.',
  ],
  [
    'load',
    'exercise.yaml',
    { kind: 'unknown-operation', message: "there is no operation 'conv9d'." },
    "exercise.yaml: forbids: there is no operation 'conv9d'.",
  ],
  [
    'forbids',
    'relu',
    { kind: 'no-road', operation: 'relu' },
    "exercise.yaml: forbids: there is no way to try 'relu'.",
  ],
  [
    'forbids',
    'relu',
    { kind: 'open-road', operation: 'relu', code: 'x.relu()' },
    "exercise.yaml forbids 'relu', but x.relu() is not refused.",
  ],
  [
    'forbids',
    'relu',
    {
      ...{ kind: 'not-refused', operation: 'relu', title: 'one', status: 'passed' },
      ...{ code: 'tf.relu(x)', named: 'nothing', expected: 'relu' },
    },
    "exercise.yaml forbids 'relu', but 'one' is passed for tf.relu(x) and names nothing; expected refused, naming relu.",
  ],
  [
    'solutions',
    'solutions/notes.ts',
    { kind: 'stray-solution' },
    'solutions/notes.ts is neither right nor wrong. Name it solutions/right-….ts or solutions/wrong-….ts, in small letters.',
  ],
  [
    'recording',
    'twice',
    { kind: 'recordings-differ' },
    'Two recordings of the reference differ: it or a case draws on something else than its arguments.',
  ],
  [
    'recording',
    'reference',
    { kind: 'recording-missed', missed },
    "reference.ts: 'a batch' failed against its own recording. Off by 2.",
  ],
  [
    'recording',
    'mutant echo',
    { kind: 'recording-passed', mutant: 'echo' },
    'A solution that gives its own input passes every case that a browser can judge; add a public case that rejects it.',
  ],
  [
    'mutant',
    'keeps',
    { kind: 'mutant-earns', mutant: 'keeps', points: 4, pointsMax: 4, shareMax: 0.75 },
    'A solution that gives what it gave for an earlier input of the same shapes and sums earns 4 of 4 points; expected at most three quarters.',
  ],
  [
    'mutant',
    'never',
    { kind: 'mutant-earns', mutant: 'never', points: 1, pointsMax: 4, shareMax: 0.1 },
    'A solution that gives a promise that never ends earns 1 of 4 points; expected at most 0.1.',
  ],
  [
    'blind',
    'the first label',
    { kind: 'blind-earns', answer: 'the first label', title: 'digits', points: 1, pointsMax: 3 },
    "'digits': answering with the first label, without a look at the input, earns 1 of 3 points; expected none.",
  ],
  [
    'noise',
    'a',
    { kind: 'loud-noise', title: 'a batch', inTolerances: 0.4567, most: 0.2 },
    "cases.ts: 'a batch': rounding moves the reference by 0.46 of its tolerance; expected at most 0.2. Widen the tolerance, or draw inputs on which the reference is less sensitive.",
  ],
  [
    'signal',
    'pre',
    { kind: 'weak-signal', inTolerances: 3, least: 5, backend: 'cpu' },
    'misconceptions/pre differs by 3.0 tolerances where it differs most; expected at least 5. Tighten the tolerance, or draw inputs on which it shows.',
  ],
  [
    'wrong',
    'solutions/wrong-a.ts',
    { kind: 'at-tolerance', title: 'a batch', inTolerances: 1.25, least: 2 },
    "solutions/wrong-a.ts differs by 1.3 tolerances in 'a batch'; expected none, or at least 2. Choose numbers on which it shows, or on which it is right.",
  ],
  [
    'wrong',
    'solutions/wrong-a.ts',
    {
      ...{ kind: 'seed-decides', title: 'a batch' },
      ...{ one: { seed: 1, points: 0, why: 'Off by 2.' }, other: { seed: 101, points: 1, why: '' } },
    },
    "solutions/wrong-a.ts: 'a batch' hangs on the seed: 0 points with seed 1 (Off by 2), and 1 point with seed 101. Give the rare combination a case of its own, or draw inputs that all show it.",
  ],
  [
    'misconception',
    'pre',
    { kind: 'passes-examples' },
    'misconceptions/pre passes every worked example. Choose numbers on which the mistake shows.',
  ],
  [
    'misconception',
    'pre',
    { kind: 'cheap-mistake', points: 3.5, pointsMax: 4 },
    'misconceptions/pre still earns 3.5 of 4 points. A trap that the statement names should cost a quarter.',
  ],
  [
    'misconception',
    'pre',
    {
      ...{ kind: 'full-marks', seed: 1 },
      suggestion: {
        ...{ call: 'f', args: [{ name: 'x', value: Array.from({ length: 90 }, (_, at) => at) }] },
        ...{ expected: 2, actual: 3 },
      },
    },
    'misconceptions/pre earns full marks: no case rejects it. f tells it apart on a small input: add that as a case.',
  ],
])('in one sentence: %s %s %o', (kind, subject, advice, sentence) => {
  const id = `${kind}/${subject}`;
  expect(proofSentences({ id, kind, subject, outcome: 'fails', advice })).toEqual([sentence]);
});
