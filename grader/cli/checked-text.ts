/** What `check` found out about an exercise, for people and for machines. */
import { counted } from '#grader/protocol/count-words.ts';
import { toJsonNumber } from '../judge/link/json-value.ts';
import type { Proof } from '../proof/proof.ts';
import { proofSentences } from '../proof/proof-words.ts';
import type { ProvedExercise } from '../proof/prove-exercise.ts';

export interface Checked extends ProvedExercise {
  readonly slug: string;
  /** About the folder, not about what the exercise does: an id that is not the recorded one, say. */
  readonly aside: readonly string[];
  readonly seconds: number;
}

/** Sentences, each once, of what fails. */
export function problemsOf({ aside, proofs }: Checked): string[] {
  const failing = proofs.filter(({ outcome }) => outcome === 'fails');
  return [...new Set([...aside, ...failing.flatMap(proofSentences)])];
}

function warningsOf({ proofs }: Checked): string[] {
  return [...new Set(proofs.filter(({ outcome }) => outcome === 'warns').flatMap(proofSentences))];
}

/** Noise and signal are numbers of tolerances; JSON spells infinity as a word, as reports do. */
export function checkedAsJson(checked: Checked): object {
  const { slug, seconds, measured } = checked;
  const proofs = checked.proofs.map((proof) => ({ ...proof, advice: adviceAsJson(proof) }));
  const told = { slug, problems: problemsOf(checked), warnings: warningsOf(checked), proofs };
  if (!measured) return told;
  const noise = measured.noise.map((one) => ({ ...one, inTolerances: toJsonNumber(one.inTolerances) }));
  const signal = measured.signal.map(({ misconception, inTolerances, onWebgpu }) => ({
    misconception,
    inTolerances: toJsonNumber(inTolerances),
    onWebgpu: toJsonNumber(onWebgpu),
  }));
  const figures = measured.figures.map((one) => ({
    ...one,
    noise: one.noise === null ? null : toJsonNumber(one.noise),
    signal: one.signal === null ? null : toJsonNumber(one.signal),
  }));
  const { cases, points } = measured;
  return { ...told, cases, points, seconds, noise, signal, figures };
}

function adviceAsJson({ advice }: Proof): object | null {
  if (advice === null || !('inTolerances' in advice)) return advice;
  return { ...advice, inTolerances: toJsonNumber(advice.inTolerances) };
}

const SLUG_WIDTH = 28;

/** A row of the table, with the problems below it, then what is only said. */
export function describeChecked(checked: Checked): string[] {
  const { slug, proofs, measured, seconds } = checked;
  const problems = problemsOf(checked);
  const mark = problems.length === 0 ? '✓' : '✗';
  const cells = measured
    ? [
        counted(measured.cases, 'case').padStart(9),
        counted(measured.points, 'point').padStart(10),
        counted(proofs.length, 'proof').padStart(11),
        `noise ${briefly(measured.noise, Math.max)}`.padEnd(13),
        `signal ${briefly(measured.signal, Math.min)}`.padEnd(14),
        `${seconds.toFixed(1)} s`.padStart(7),
      ]
    : [];
  const row = `${mark} ${slug.padEnd(SLUG_WIDTH)}${cells.join(' ')}`.trimEnd();
  return [
    row,
    ...problems.map((problem) => `    ${problem}`),
    ...warningsOf(checked).map((warning) => `    (${warning})`),
  ];
}

/** The one number that matters of many: "0.012", "33", "∞", "–" for none. */
function briefly(
  each: readonly { readonly inTolerances: number }[],
  choose: (...values: number[]) => number,
): string {
  if (each.length === 0) return '–';
  const value = choose(...each.map(({ inTolerances }) => inTolerances));
  if (!Number.isFinite(value)) return '∞';
  return value >= 10 ? Math.round(value).toLocaleString('en') : value.toPrecision(2);
}
