/** What a screen reader says in place of the maps, and the rows of the table view. */
import type { Evidence } from '#grader/protocol.ts';
import { formatNumber, formatPair, formatShape, numberOf } from '../words/number-words.ts';
import type { MapModel } from './map-model.ts';

/** "Map of shape [1, 6, 6, 1]. 27 of 36 values differ. Largest difference 6.62 at [0, 3, 3, 0] (…)." */
export function mapTextOf(evidence: Pick<Evidence, 'expected' | 'difference'>): string {
  const { expected, difference } = evidence;
  const sentences = expected ? [`Map of shape ${formatShape(expected.shape)}.`] : [];
  if (!difference) return sentences.join(' ');
  sentences.push(
    difference.differing === 0
      ? 'No value differs.'
      : `${difference.differing} of ${difference.total} values differ.`,
  );
  if (difference.differing > 0) sentences.push(worstSentence(difference));
  if (difference.nanCount > 0) sentences.push(`${difference.nanCount} of yours are NaN.`);
  if (difference.infinityCount > 0) sentences.push(`${difference.infinityCount} of yours are infinite.`);
  return sentences.join(' ');
}

function worstSentence(difference: NonNullable<Evidence['difference']>): string {
  const [expected, actual] = formatPair(
    numberOf(difference.expectedAtWorst),
    numberOf(difference.actualAtWorst),
  );
  const where = `${formatShape(difference.worstIndex)} (${difference.worstIndexWords})`;
  const size = difference.maxAbsolute === null ? '' : ` ${formatNumber(difference.maxAbsolute)}`;
  return `Largest difference${size} at ${where}: expected ${expected}, yours ${actual}.`;
}

/** The probe row in words. */
export function probeTextOf(model: MapModel, cell: number): string {
  const [expected, actual] = formatPair(model.expected[cell] ?? 0, model.actual[cell] ?? 0);
  return `At ${formatShape(model.indexOfCell(cell))}: expected ${expected}, yours ${actual}, difference ${formatNumber(model.difference[cell] ?? 0)}.`;
}

/** A table of this many rows is still readable; the rest is left to the maps. */
export const TABLE_ROWS_MAX = 256;

export interface MapTableRow {
  readonly index: string;
  readonly expected: string;
  readonly actual: string;
  readonly difference: string;
  readonly differs: boolean;
}

/** Cells by falling difference, at most {@link TABLE_ROWS_MAX}. */
export function mapTableOf(model: MapModel): MapTableRow[] {
  const size = (cell: number) => {
    const value = model.difference[cell] ?? 0;
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  return Array.from(model.difference.keys())
    .sort((a, b) => size(b) - size(a) || a - b)
    .slice(0, TABLE_ROWS_MAX)
    .map((cell) => {
      const [expected, actual] = formatPair(model.expected[cell] ?? 0, model.actual[cell] ?? 0);
      return {
        index: formatShape(model.indexOfCell(cell)),
        expected,
        actual,
        difference: formatNumber(model.difference[cell] ?? 0),
        differs: size(cell) > 0,
      };
    });
}
