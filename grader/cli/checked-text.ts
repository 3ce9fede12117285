/** What `check` found out about an exercise, for people and for machines. */
import { toJsonNumber } from '../judge/link/json-value.ts';
import type { CaseNoise } from '../judge/measure/measure-noise.ts';
import type { Signal } from '../proof/compare-misconceptions.ts';

export interface ProofEnd {
  readonly title: string;
  readonly problems: readonly string[];
}

export interface Checked {
  readonly slug: string;
  /** Of the proofs and of what was measured, each once. */
  readonly problems: readonly string[];
  readonly proofs: readonly ProofEnd[];
  /** Missing when the exercise could not be loaded. */
  readonly measured?: {
    readonly cases: number;
    readonly points: number;
    readonly seconds: number;
    readonly noise: readonly CaseNoise[];
    readonly signal: readonly Signal[];
  };
}

/** Noise and signal are numbers of tolerances; JSON spells infinity as a word, as reports do. */
export function checkedAsJson({ measured, ...checked }: Checked): object {
  if (!measured) return checked;
  const noise = measured.noise.map((one) => ({ ...one, inTolerances: toJsonNumber(one.inTolerances) }));
  const signal = measured.signal.map(({ misconception, inTolerances, onWebgpu }) => ({
    misconception,
    inTolerances: toJsonNumber(inTolerances),
    onWebgpu: toJsonNumber(onWebgpu),
  }));
  return { ...checked, ...measured, noise, signal };
}

const SLUG_WIDTH = 28;

/** A row of the table, with the problems below it. */
export function describeChecked({ slug, problems, proofs, measured }: Checked): string[] {
  const mark = problems.length === 0 ? '✓' : '✗';
  const cells = measured
    ? [
        `${measured.cases} cases`.padStart(9),
        `${measured.points} points`.padStart(10),
        `${proofs.length} proofs`.padStart(11),
        `noise ${briefly(measured.noise, Math.max)}`.padEnd(13),
        `signal ${briefly(measured.signal, Math.min)}`.padEnd(14),
        `${measured.seconds.toFixed(1)} s`.padStart(7),
      ]
    : [];
  const row = `${mark} ${slug.padEnd(SLUG_WIDTH)}${cells.join(' ')}`.trimEnd();
  return [row, ...problems.map((problem) => `    ${problem}`)];
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
