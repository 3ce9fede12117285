/**
 * Random values for cases. Every draw is a pure function of the run's seed, the order of the draw within the input
 * and its shape, so the same sizes give the same values in every realm and on every backend, and a smaller
 * counter-example is a smaller shape.
 */
import type { TensorValue } from '#grader/protocol.ts';

/**
 * Draws the values of an input. Deterministic: the same seed and the same calls give the same values, on every backend. Every
 * tensor is plain data that its caller owns; an extent of 0 is allowed, a negative one throws.
 */
export interface Draw {
  /** float32 of `shape`, normal with `mean` (default 0) and `std` (default 1). */
  normal(shape: readonly number[], options?: { mean?: number; std?: number }): TensorValue;
  /** float32 of `shape`, uniform in [min, max), default [0, 1). */
  uniform(shape: readonly number[], options?: { min?: number; max?: number }): TensorValue;
  /** Integers in [min, max] of `shape`; float32 unless `dtype` says int32. */
  integers(
    shape: readonly number[],
    options: { min: number; max: number; dtype?: 'float32' | 'int32' },
  ): TensorValue;
  /** bool of `shape`, true with `probability` (default 0.5). */
  booleans(shape: readonly number[], options?: { probability?: number }): TensorValue;
  /** float32 `[count, classes]`, one 1 a row. */
  oneHot(count: number, classes: number): TensorValue;
  /** A permutation of 0 … length−1. */
  permutation(length: number): number[];
  /** One number, uniform in [min, max). */
  number(min: number, max: number): number;
}
