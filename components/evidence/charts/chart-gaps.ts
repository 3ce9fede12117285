/** Where a line has no finite value: drawn as such, and said in words. */

import { formatNumber } from '../words/number-words.ts';
import type { Series } from './chart-scale.ts';

export interface Gap {
  /** "NaN", "+∞" or "−∞". */
  readonly what: string;
  /** x of the first and the last such point. */
  readonly from: number;
  readonly to: number;
  /** The line has no value after it. */
  readonly atEnd: boolean;
}

/** Runs of neighbouring points whose value is the same non-finite one. */
export function gapsOf(points: Series['points']): Gap[] {
  const gaps: Gap[] = [];
  let open = false;
  for (const [at, [x, y]] of points.entries()) {
    const atEnd = at === points.length - 1;
    if (Number.isFinite(y)) {
      open = false;
      continue;
    }
    const what = formatNumber(y);
    const last = gaps.at(-1);
    if (open && last?.what === what) gaps[gaps.length - 1] = { ...last, to: x, atEnd };
    else gaps.push({ what, from: x, to: x, atEnd });
    open = true;
  }
  return gaps;
}

/** "loss is NaN from 10 on." for each line that has gaps; `unit` stands before a place: "step ". */
export function gapSentences(series: readonly Series[], unit = ''): string[] {
  return series.flatMap(({ name, points }) => {
    const parts = gapsOf(points).map(({ what, from, to, atEnd }) => {
      if (atEnd && from === points[0]?.[0]) return `${what} everywhere`;
      if (atEnd && from !== to) return `${what} from ${unit}${from} on`;
      return from === to ? `${what} at ${unit}${from}` : `${what} from ${unit}${from} to ${to}`;
    });
    const GAPS_TOLD_MAX = 3;
    if (parts.length === 0) return [];
    const more = parts.length - GAPS_TOLD_MAX;
    const told = parts.slice(0, GAPS_TOLD_MAX).join(', ');
    return [`${name} is ${told}${more > 0 ? `, and so on, ${more} times more` : ''}.`];
  });
}
