import { diff3Merge } from 'node-diff3';
import type { Meeting } from './files-keeper.ts';

export interface MergedText {
  readonly text: string;
  /** Places where both wrote other lines: both stand there, between marks as git writes them. */
  readonly conflicts: number;
}

export const CONFLICT_MARKS = { theirs: '<<<<<<< theirs', between: '=======', mine: '>>>>>>> mine' } as const;

/** Of the part that is not the same in all three; node-diff3 also puts as many on the stack at once. */
const LINES_MAX = 20_000;

/** As `comparisonSteps` counts them: measured, about a second. */
const STEPS_MAX = 2e8;

interface Parts {
  readonly base: readonly string[];
  readonly theirs: readonly string[];
  readonly mine: readonly string[];
}

/**
 * What both changed of one text, line by line. Without a text that both began from, all that is not the same meets; where
 * it is too much to compare line by line, from the first line that is not the same to the last.
 */
export function mergeTexts(texts: {
  readonly base: string | null;
  readonly theirs: string;
  readonly mine: string;
}): MergedText {
  const whole: Parts = {
    base: (texts.base ?? '').split('\n'),
    theirs: texts.theirs.split('\n'),
    mine: texts.mine.split('\n'),
  };
  const { head, parts, tail } = withoutEnds(whole);
  const { lines, conflicts } = isTooMuch(parts) ? oneBelowTheOther(parts) : mergeLines(parts);
  return { text: [...head, ...lines, ...tail].join('\n'), conflicts };
}

/** What "Keep both" makes of it; null: there is only one text, or data, of which no part can be put into another. */
export function mergedMeeting({ path, base, theirs, mine }: Omit<Meeting, 'by'>): MergedText | null {
  if (theirs === null || mine === null || path.startsWith('assets/')) return null;
  return mergeTexts({ base, theirs, mine });
}

/** The lines before and after all that changed, and what is between them. */
function withoutEnds({ base, theirs, mine }: Parts) {
  const shortest = Math.min(base.length, theirs.length, mine.length);
  const isSame = (at: number) => base.at(at) === theirs.at(at) && base.at(at) === mine.at(at);
  let before = 0;
  while (before < shortest && isSame(before)) before += 1;
  let after = 0;
  while (after < shortest - before && isSame(-1 - after)) after += 1;
  const between = (lines: readonly string[]) => lines.slice(before, lines.length - after);
  return {
    head: base.slice(0, before),
    parts: { base: between(base), theirs: between(theirs), mine: between(mine) },
    tail: base.slice(base.length - after),
  };
}

function isTooMuch({ base, theirs, mine }: Parts): boolean {
  if (Math.max(base.length, theirs.length, mine.length) > LINES_MAX) return true;
  return comparisonSteps(base, theirs) + comparisonSteps(base, mine) > STEPS_MAX;
}

/** At most: node-diff3 walks through what it has so far for each pair of lines that are the same, blank ones above all. */
function comparisonSteps(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  const pairs = after.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
  return pairs * Math.min(before.length, after.length);
}

function mergeLines({ base, theirs, mine }: Parts): {
  readonly lines: readonly string[];
  readonly conflicts: number;
} {
  const regions = diff3Merge([...theirs], [...base], [...mine], { excludeFalseConflicts: true });
  return {
    lines: regions.flatMap(({ ok, conflict }) =>
      conflict ? marked({ theirs: conflict.a, mine: conflict.b }) : (ok ?? []),
    ),
    conflicts: regions.filter(({ conflict }) => conflict).length,
  };
}

function oneBelowTheOther(parts: Parts) {
  return { lines: marked(parts), conflicts: 1 };
}

function marked({ theirs, mine }: Omit<Parts, 'base'>): readonly string[] {
  return [CONFLICT_MARKS.theirs, ...theirs, CONFLICT_MARKS.between, ...mine, CONFLICT_MARKS.mine];
}
