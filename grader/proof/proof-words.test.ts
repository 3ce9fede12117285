import { expect, it } from 'vitest';
import type { Advice } from './advice.ts';
import type { Proof, ProofKind } from './proof.ts';
import { proofSentences, titleOf } from './proof-words.ts';

const said = (kind: ProofKind, subject: string, advice: Advice): string => {
  const proof: Proof = { id: `${kind}/${subject}`, kind, subject, outcome: 'fails', advice };
  return proofSentences(proof).join('\n');
};

it('says nothing of what holds', () => {
  const proof: Proof = { id: 'starter', kind: 'starter', subject: 'x', outcome: 'holds', advice: null };
  expect(proofSentences(proof)).toEqual([]);
});

it('hands on each sentence of a loader, and names the proof in which a grader broke', () => {
  const advice: Advice = { kind: 'broken', messages: ['a/b/cases.ts: one', 'two'] };
  expect(said('load', 'cases.ts', advice)).toBe('a/b/cases.ts: one\ntwo');
  expect(said('reference', 'seed 3', advice)).toContain('reference, seed 3: two');
  expect(titleOf({ kind: 'misconception', subject: 'pre-norm' })).toBe('misconception pre-norm');
});

const missed = {
  title: 'a batch',
  status: 'failed',
  seed: 4,
  points: 0,
  pointsMax: 2,
  why: 'Off by 2.',
} as const;

it.each<[ProofKind, string, Advice, string[]]>([
  ['reference', 'seed 4', { kind: 'case-missed', missed }, ['reference.ts', "'a batch'", 'Off by 2.']],
  ['right', 'solutions/right-a.ts', { kind: 'case-missed', missed }, ['solutions/right-a.ts', "'a batch'"]],
  ['starter', 'starter.ts', { kind: 'starter-earns', points: 1, pointsMax: 4 }, ['1 of 4 points']],
  ['starter', 'starter.ts', { kind: 'starter-does-not-load', line: 3, message: 'no' }, ['starter.ts:3 ']],
  [
    'starter',
    'starter.ts',
    { kind: 'starter-does-not-load', line: null, message: 'no' },
    ['starter.ts does'],
  ],
  [
    'statement',
    'statement.md',
    { kind: 'statement-wrong', line: 7, text: 'f(1) → 2', why: 'Off by 1.', gives: '3' },
    ['statement.md:7', '`f(1) → 2`', 'which is 3. Off by 1. Mend'],
  ],
  ['misconception', 'pre', { kind: 'full-marks', seed: 1 }, ['misconceptions/pre earns full marks']],
  [
    'misconception',
    'pre',
    {
      kind: 'full-marks',
      seed: 1,
      suggestion: { call: 'f', args: [{ name: 'x', value: 1 }], expected: 2, actual: 3 },
    },
    ['no case rejects it. f(1) tells it apart: the reference gives 2, it gives 3. Add that'],
  ],
  ['wrong', 'solutions/wrong-a.ts', { kind: 'full-marks', seed: 1 }, ['solutions/wrong-a.ts earns full']],
  ['misconception', 'pre', { kind: 'not-recognised', hints: [], why: '' }, ['no hint was given']],
  [
    'misconception',
    'pre',
    { kind: 'not-recognised', hints: ['post', 'mid'], why: 'x' },
    ['it was taken for post, mid'],
  ],
  ['alike', 'a b', { kind: 'alike', name: 'a', other: 'b' }, ['misconceptions/a and misconceptions/b']],
  [
    'signal',
    'pre',
    { kind: 'weak-signal', inTolerances: 2.5, least: 5, backend: 'webgpu' },
    ['misconceptions/pre', '2.5 tolerances of WebGPU', 'at least 5'],
  ],
  [
    'mutant',
    'nan',
    { kind: 'mutant-earns', mutant: 'nan', points: 1, pointsMax: 4, shareMax: 0 },
    ['NaN of the right shape', '1 of 4', 'expected none'],
  ],
  [
    'mutant',
    'shuffled',
    { kind: 'mutant-earns', mutant: 'shuffled', points: 3, pointsMax: 4, shareMax: 0.5 },
    ['shuffled values', 'at most half'],
  ],
  ['wrong', 'solutions/wrong-a.ts', { kind: 'hidden-only', titles: ['x', 'y'] }, ["'x', 'y'", 'public case']],
  [
    'solutions',
    'solutions',
    { kind: 'few-solutions', right: 1, wrong: 0, least: 2 },
    ['1 right and 0 wrong', 'at least 2'],
  ],
  ['points', 'exercise.yaml', { kind: 'points-differ', said: 5, worth: 4 }, ['says 5', 'worth 4']],
])('names the file, the numbers and the way out: %s %s %o', (kind, subject, advice, parts) => {
  const sentence = said(kind, subject, advice);
  for (const part of parts) expect(sentence).toContain(part);
  expect(sentence).not.toMatch(/undefined|null|\[object/);
});

it.each<[ProofKind, string, string]>([
  ['load', 'cases.ts', 'load cases.ts'],
  ['reference', 'seed 3', 'reference, seed 3'],
  ['wrong', 'solutions/wrong-a.ts', 'wrong solutions/wrong-a.ts'],
])('a proof of kind %s over %s is called "%s"', (kind, subject, title) => {
  expect(titleOf({ kind, subject })).toBe(title);
});
