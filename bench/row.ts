/** What one row of docs/performance.md holds: figures, the peers' figures of the same run, and what they are held to. */
import type { Spread } from './statistics.ts';

export interface Series {
  /** "Descent", "deno run", "bwrap + node per case (the model of Judge0 and Piston)". */
  readonly who: string;
  /** "ms", "per second", "MiB". */
  readonly unit: string;
  readonly spread: Spread;
}

/** A peer that this machine lacks. */
export interface Missing {
  readonly who: string;
  readonly why: string;
}

export interface Verdict {
  /** "graded wall over raw wall". */
  readonly claim: string;
  readonly value: number;
  /** "×", "ms". */
  readonly unit: string;
  /** "at most 1.30 ×". */
  readonly target: string;
  readonly met: boolean;
}

/** Any table that belongs to the row beside its figures: the growth of cost, Lighthouse's scores. */
export interface Table {
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** What a program measured. */
export interface Measured {
  readonly title: string;
  readonly series: readonly Series[];
  readonly missing?: readonly Missing[];
  readonly verdicts: readonly Verdict[];
  /** Sentences: what was run, and why a target was missed. */
  readonly notes?: readonly string[];
  readonly table?: Table;
}

/** Kept under bench/results. */
export interface Row extends Measured {
  /** "P1", "python", "growth". */
  readonly id: string;
  /** "2026-11-23". */
  readonly date: string;
  readonly machine: string;
  /** Too few runs to be quoted. */
  readonly quick?: boolean;
}

/** A bound from above. */
export function atMost(claim: string, value: number, bound: { max: number; unit: string }): Verdict {
  const target = `at most ${shown(bound.max, bound.unit)}`;
  return { claim, value, unit: bound.unit, target, met: value <= bound.max };
}

/** A bound from below. */
export function atLeast(claim: string, value: number, bound: { min: number; unit: string }): Verdict {
  const target = `at least ${shown(bound.min, bound.unit)}`;
  return { claim, value, unit: bound.unit, target, met: value >= bound.min };
}

/** "0.94 ×", "23 ms", "4.1 per second". */
export function shown(value: number, unit: string): string {
  if (!Number.isFinite(value)) return `${value} ${unit}`;
  if (unit === '×') return `${value.toFixed(2)} ×`;
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${Number(value.toFixed(digits))} ${unit}`;
}
