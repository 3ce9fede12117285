/** What the curve of a training says about why it did not get there. */
import type { Progress } from '#grader/protocol.ts';
import { numberText } from './index-words.ts';

/** A loss that lost less than this share of itself has learnt nothing to speak of. */
const FALL_MIN = 0.02;
/** Fewer points are no curve. */
const POINTS_MIN = 3;

/** "Your loss is NaN from step 20 on."; empty for a curve that looks healthy, or none. */
export function progressWords(curve: readonly Progress[]): string[] {
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

function broken(name: string, points: readonly Point[]): string | null {
  const first = points.find(({ value }) => !Number.isFinite(value));
  if (first === undefined) return null;
  const what = Number.isNaN(first.value) ? 'NaN' : 'infinite';
  return `Your ${name} is ${what} from step ${first.step} on: are the steps too large, or is the logarithm of 0 taken?`;
}

function idle(name: string, points: readonly Point[]): string | null {
  const [first, last] = [points[0], points.at(-1)];
  if (name !== 'loss' || points.length < POINTS_MIN || !first || !last) return null;
  if (first.value - last.value > FALL_MIN * Math.abs(first.value)) return null;
  return `Your loss does not fall: ${numberText(first.value)} at step ${first.step}, ${numberText(last.value)} at step ${last.step}.`;
}
