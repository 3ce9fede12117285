/** What a proof found, in facts. A new kind gets its sentence in `grader/proof/proof-words.ts`. */
import type { OutcomeStatus, SuggestedCase } from '#grader/protocol.ts';
import type { BlindAnswer } from './blind-answers.ts';
import type { MutantName } from './mutants.ts';

/** A case that did not go as it must. */
export interface MissedCase {
  readonly title: string;
  readonly status: OutcomeStatus;
  readonly seed: number;
  readonly points: number;
  readonly pointsMax: number;
  /** The judge's own sentence; empty when it has none. */
  readonly why: string;
}

export type Advice =
  /** The exercise does not load, or the grader failed: each line is a sentence of whoever found it. */
  | { readonly kind: 'broken'; readonly messages: readonly string[] }
  | { readonly kind: 'points-differ'; readonly said: number; readonly worth: number }
  /** Of a reference or a right solution. */
  | { readonly kind: 'case-missed'; readonly missed: MissedCase }
  /** Two runs with one seed; null when the case that differs is not known. */
  | { readonly kind: 'runs-differ'; readonly file: string; readonly title: string | null }
  | { readonly kind: 'starter-earns'; readonly points: number; readonly pointsMax: number }
  | { readonly kind: 'starter-does-not-load'; readonly line: number | null; readonly message: string }
  /** The first `tf.` that a student types does not work. */
  | { readonly kind: 'starter-without-tf'; readonly message: string }
  /** A worked example that is not true of the reference. */
  | {
      readonly kind: 'statement-wrong';
      readonly line: number;
      readonly text: string;
      /** The judge's own sentence; empty when it has none. */
      readonly why: string;
      /** What the reference gives, where it is small. */
      readonly gives: string | null;
    }
  | { readonly kind: 'unknown-operation'; readonly message: string }
  | { readonly kind: 'no-road'; readonly operation: string }
  | { readonly kind: 'open-road'; readonly operation: string; readonly code: string }
  | {
      readonly kind: 'not-refused';
      readonly operation: string;
      readonly title: string;
      readonly status: OutcomeStatus | null;
      readonly code: string;
      readonly named: string;
      readonly expected: string;
    }
  | {
      readonly kind: 'full-marks';
      readonly seed: number;
      /** An input that would reject it; left out where none was found. */
      readonly suggestion?: SuggestedCase;
    }
  | { readonly kind: 'not-recognised'; readonly hints: readonly string[]; readonly why: string }
  | { readonly kind: 'alike'; readonly name: string; readonly other: string }
  | {
      readonly kind: 'weak-signal';
      readonly inTolerances: number;
      readonly least: number;
      readonly backend: 'cpu' | 'webgpu';
    }
  /** An input that is the same in each run, where the next machine's rounding decides. */
  | {
      readonly kind: 'at-tolerance';
      readonly title: string;
      readonly inTolerances: number;
      readonly least: number;
    }
  | {
      readonly kind: 'loud-noise';
      readonly title: string;
      readonly inTolerances: number;
      readonly most: number;
    }
  /** The same code earns other points under another seed. */
  | {
      readonly kind: 'seed-decides';
      readonly title: string;
      readonly one: SeedPoints;
      readonly other: SeedPoints;
    }
  /** Fails hidden cases alone: nothing announced what they ask for. */
  | { readonly kind: 'hidden-only'; readonly titles: readonly string[] }
  /** No worked example shows the mistake. */
  | { readonly kind: 'passes-examples' }
  | { readonly kind: 'cheap-mistake'; readonly points: number; readonly pointsMax: number }
  | {
      readonly kind: 'mutant-earns';
      readonly mutant: MutantName;
      readonly points: number;
      readonly pointsMax: number;
      /** At most this share of the points may be earned. */
      readonly shareMax: number;
    }
  | {
      readonly kind: 'blind-earns';
      readonly answer: BlindAnswer;
      readonly title: string;
      readonly points: number;
      readonly pointsMax: number;
    }
  | { readonly kind: 'few-solutions'; readonly right: number; readonly wrong: number; readonly least: number }
  | { readonly kind: 'stray-solution' }
  | { readonly kind: 'recordings-differ' }
  | { readonly kind: 'recording-missed'; readonly missed: MissedCase }
  | { readonly kind: 'recording-passed'; readonly mutant: MutantName };

export interface SeedPoints {
  readonly seed: number;
  readonly points: number;
  readonly why: string;
}
