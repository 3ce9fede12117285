/** Sentences for what proofs found, on the command line and in the studio: the only place that words them. */
import { literalText } from '../exercise/literals/literal-case.ts';
import { counted } from '../protocol/count-words.ts';
import type { JsonValue, SuggestedCase } from '../protocol.ts';
import type { Advice, MissedCase, SeedPoints } from './advice.ts';
import type { MutantName } from './mutants.ts';
import type { Proof } from './proof.ts';

/** Sentences for the person who writes the exercise; none where the proof holds. */
export function proofSentences({ kind, subject, advice }: Proof): string[] {
  if (advice === null) return [];
  if (advice.kind === 'broken') {
    // What loading found names its file already.
    const about = kind === 'load' ? '' : `${titleOf({ kind, subject })}: `;
    return advice.messages.map((message) => `${about}${message}`);
  }
  return [sentenceOf(advice, fileOf({ kind, subject }))];
}

/** "misconception pre-norm", "reference, seed 3". */
export function titleOf({ kind, subject }: Pick<Proof, 'kind' | 'subject'>): string {
  return kind === 'reference' ? `reference, ${subject}` : `${kind} ${subject}`;
}

function fileOf({ kind, subject }: Pick<Proof, 'kind' | 'subject'>): string {
  return kind === 'misconception' || kind === 'signal' ? `misconceptions/${subject}` : subject;
}

const MUTANT_WORDS: Readonly<Record<MutantName, string>> = {
  zeros: 'zeros of the right shape',
  ones: 'ones of the right shape',
  nan: 'NaN of the right shape',
  empty: 'nothing, as empty tensors',
  'wrong-shape': 'the right values in a wrong shape',
  shuffled: 'shuffled values of the right shape',
  echo: 'its own input',
  keeps: 'what it gave for an earlier input of the same shapes and sums',
  throws: 'an error',
  never: 'a promise that never ends',
};

const SHARE_WORDS: ReadonlyMap<number, string> = new Map([
  [0, 'none'],
  [0.5, 'at most half'],
  [0.75, 'at most three quarters'],
]);

function sentenceOf(advice: Exclude<Advice, { kind: 'broken' }>, file: string): string {
  switch (advice.kind) {
    case 'points-differ':
      return `exercise.yaml says ${counted(advice.said, 'point')}; its cases are worth ${advice.worth}.`;
    case 'case-missed':
      return missedSentence(file.startsWith('solutions/') ? file : 'reference.ts', advice.missed);
    case 'recording-missed':
      return `reference.ts: '${advice.missed.title}' ${advice.missed.status} against its own recording. ${advice.missed.why}`.trim();
    case 'runs-differ':
      return `${advice.file}: two runs with one seed differ, first in '${advice.title ?? 'the report'}'.`;
    case 'starter-earns':
      return `starter.ts earns ${advice.points} of ${counted(advice.pointsMax, 'point')}; expected none.`;
    case 'starter-does-not-load':
      return `starter.ts${advice.line === null ? '' : `:${advice.line}`} does not load: ${advice.message}`;
    case 'starter-without-tf':
      return `starter.ts: the first \`tf.\` that a student types does not work: ${advice.message} Write \`import * as tf from '@tensorflow/tfjs';\`, without \`type\`.`;
    case 'statement-wrong':
      return `statement.md:${advice.line}: \`${advice.text}\` is not what the reference gives${advice.gives === null ? '' : `, which is ${advice.gives}`}. ${advice.why} Mend the example, or the reference.`.replace(
        / {2,}/g,
        ' ',
      );
    case 'unknown-operation':
      return `exercise.yaml: forbids: ${advice.message}`;
    case 'no-road':
      return `exercise.yaml: forbids: there is no way to try '${advice.operation}'.`;
    case 'open-road':
      return `exercise.yaml forbids '${advice.operation}', but ${advice.code} is not refused.`;
    case 'not-refused':
      return `exercise.yaml forbids '${advice.operation}', but '${advice.title}' is ${advice.status} for ${advice.code} and names ${advice.named}; expected refused, naming ${advice.expected}.`;
    case 'few-solutions':
      return `solutions/ holds ${advice.right} right and ${advice.wrong} wrong programs; expected at least ${advice.least} of each, unlike the reference and the misconceptions, or none at all.`;
    case 'stray-solution':
      return `${file} is neither right nor wrong. Name it solutions/right-….ts or solutions/wrong-….ts, in small letters.`;
    case 'recordings-differ':
      return 'Two recordings of the reference differ: it or a case draws on something else than its arguments.';
    case 'recording-passed':
      return `A solution that gives ${MUTANT_WORDS[advice.mutant]} passes every case that a browser can judge; add a public case that rejects it.`;
    case 'mutant-earns':
      return `A solution that gives ${MUTANT_WORDS[advice.mutant]} earns ${advice.points} of ${counted(advice.pointsMax, 'point')}; expected ${SHARE_WORDS.get(advice.shareMax) ?? `at most ${advice.shareMax}`}.`;
    case 'blind-earns':
      return `'${advice.title}': answering with ${advice.answer}, without a look at the input, earns ${advice.points} of ${counted(advice.pointsMax, 'point')}; expected none.`;
    case 'loud-noise':
      return `cases.ts: '${advice.title}': rounding moves the reference by ${advice.inTolerances.toPrecision(2)} of its tolerance; expected at most ${advice.most}. Widen the tolerance, or draw inputs on which the reference is less sensitive.`;
    default:
      return mistakeSentence(advice, file);
  }
}

type OfMistakes = Extract<
  Advice,
  {
    kind:
      | 'full-marks'
      | 'not-recognised'
      | 'alike'
      | 'weak-signal'
      | 'at-tolerance'
      | 'seed-decides'
      | 'hidden-only'
      | 'passes-examples'
      | 'cheap-mistake';
  }
>;

/** About programs that must be rejected. */
function mistakeSentence(advice: OfMistakes, file: string): string {
  switch (advice.kind) {
    case 'full-marks':
      return `${file} earns full marks: no case rejects it.${toldApart(advice.suggestion)}`;
    case 'not-recognised': {
      const { hints, why } = advice;
      const instead = hints.length > 0 ? `it was taken for ${hints.join(', ')}` : 'no hint was given';
      return `${file} is rejected but not recognised: ${instead}. ${why}`.trim();
    }
    case 'alike':
      return `misconceptions/${advice.name} and misconceptions/${advice.other} fail alike in every case. Add a case that tells them apart, or keep one.`;
    case 'weak-signal':
      return `${file} differs by ${advice.inTolerances.toPrecision(2)} tolerances${advice.backend === 'webgpu' ? ' of WebGPU' : ''} where it differs most; expected at least ${advice.least}. Tighten the tolerance, or draw inputs on which it shows.`;
    case 'at-tolerance':
      return `${file} differs by ${advice.inTolerances.toPrecision(2)} tolerances in '${advice.title}'; expected none, or at least ${advice.least}. Choose numbers on which it shows, or on which it is right.`;
    case 'seed-decides':
      return `${file}: '${advice.title}' hangs on the seed: ${seedWords(advice.one)}, and ${seedWords(advice.other)}. Give the rare combination a case of its own, or draw inputs that all show it.`;
    case 'hidden-only':
      return `${file} fails hidden cases alone: ${advice.titles.map((title) => `'${title}'`).join(', ')}. Add a public case that it fails, or ask for less.`;
    case 'passes-examples':
      return `${file} passes every worked example. Choose numbers on which the mistake shows.`;
    case 'cheap-mistake':
      return `${file} still earns ${advice.points} of ${counted(advice.pointsMax, 'point')}. A trap that the statement names should cost a quarter.`;
  }
}

/** Of many numbers nobody reads a sentence: the studio draws them. */
const SAID_LENGTH_MAX = 200;

function toldApart(suggestion: SuggestedCase | undefined): string {
  if (!suggestion) return '';
  const { call, args, expected, actual } = suggestion;
  const text = (value: unknown): string => literalText(value as JsonValue);
  const given = args.map(({ value }) => text(value)).join(', ');
  const said = ` ${call}(${given}) tells it apart: the reference gives ${text(expected)}, it gives ${text(actual)}.`;
  return said.length <= SAID_LENGTH_MAX
    ? `${said} Add that as a case.`
    : ` ${call} tells it apart on a small input: add that as a case.`;
}

function missedSentence(file: string, missed: MissedCase): string {
  const { title, status, seed, points, pointsMax, why } = missed;
  const what = status === 'passed' ? `earned ${points} of ${counted(pointsMax, 'point')}` : status;
  return `${file}: '${title}' ${what} with seed ${seed}. ${why}`.trim();
}

function seedWords({ seed, points, why }: SeedPoints): string {
  return `${counted(points, 'point')} with seed ${seed}${why === '' ? '' : ` (${why.replace(/\.$/, '')})`}`;
}
