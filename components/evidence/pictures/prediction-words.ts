/** What a grid of images with predictions says in words. */
import type { Picture } from '#grader/protocol.ts';
import type { NumberTableRow } from './number-table.tsx';

export interface TileWords {
  readonly wrong: boolean;
  /** Under the image: "7", or "1, is 7". */
  readonly caption: string;
  /** In place of the image: "A 7, read as 1: wrong". */
  readonly text: string;
}

export function tileWords({ predicted, actual }: { predicted: string; actual: string }): TileWords {
  const wrong = predicted !== actual;
  return {
    wrong,
    caption: wrong ? `${predicted}, is ${actual}` : predicted,
    text: wrong ? `${actual}, read as ${predicted}: wrong` : `${actual}, read right`,
  };
}

/** "368 of 400 right. 16 of the 32 mistakes are shown, then 8 of the others." */
export function gridSentence({ right, total, shown }: NonNullable<Picture['predictions']>): string {
  const mistakes = total - right;
  const wrongShown = shown.filter(({ predicted, actual }) => predicted !== actual).length;
  const count = `${right} of ${total} right.`;
  if (mistakes === 0) return shown.length < total ? `${count} ${shown.length} of them are shown.` : count;
  const which =
    wrongShown === mistakes
      ? mistakes === 1
        ? 'The mistake is shown first'
        : `The ${mistakes} mistakes are shown first`
      : `${wrongShown} of the ${mistakes} mistakes are shown`;
  const rest = shown.length - wrongShown;
  return rest === 0 ? `${count} ${which}.` : `${count} ${which}, then ${rest} of the others.`;
}

export const PREDICTION_COLUMNS = ['is', 'read as', ''] as const;

/** The grid as a table: a row for each image that is shown. */
export function predictionRows({ shown }: NonNullable<Picture['predictions']>): NumberTableRow[] {
  return shown.map(({ predicted, actual }, at) => {
    const wrong = predicted !== actual;
    return { name: `image ${at + 1}`, cells: [actual, predicted, wrong ? 'wrong' : 'right'], wrong };
  });
}
