/** What the curve of a training says about why it did not get there. */
import type { CurvePattern, Progress } from '#grader/protocol.ts';
import { asTold } from './index-words.ts';

/** A loss that lost less than this share of itself has learnt nothing to speak of. */
const FALL_MIN = 0.02;
/** Fewer points are no curve. */
const POINTS_MIN = 3;

/** Values that are no numbers from some step on, a loss that does not fall; empty for a curve that looks healthy, or none. */
export function progressPatterns(curve: readonly Progress[]): CurvePattern[] {
  const names = [...new Set(curve.flatMap(({ values }) => Object.keys(values)))];
  return names.flatMap((name) => {
    const points = curve.flatMap(({ step, values }) =>
      values[name] === undefined ? [] : [{ step, value: Number(values[name]) }],
    );
    return broken(name, points) ?? idle(name, points) ?? [];
  });
}

interface Point {
  readonly step: number;
  readonly value: number;
}

function broken(name: string, points: readonly Point[]): CurvePattern | null {
  const first = points.find(({ value }) => !Number.isFinite(value));
  if (first === undefined) return null;
  return {
    kind: 'not-finite',
    of: name,
    value: Number.isNaN(first.value) ? 'NaN' : 'infinite',
    step: first.step,
  };
}

function idle(name: string, points: readonly Point[]): CurvePattern | null {
  const [first, last] = [points[0], points.at(-1)];
  if (name !== 'loss' || points.length < POINTS_MIN || !first || !last) return null;
  if (first.value - last.value > FALL_MIN * Math.abs(first.value)) return null;
  const told = ({ step, value }: Point): Point => ({ step, value: asTold(value) });
  return { kind: 'loss-stays', first: told(first), last: told(last) };
}
