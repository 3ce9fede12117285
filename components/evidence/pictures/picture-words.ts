/** What stands beside a picture: its title, its lines, and what it does not show. */
import type { Picture } from '#grader/protocol.ts';
import { gapSentences } from '../charts/chart-gaps.ts';
import type { Series } from '../charts/chart-scale.ts';
import { formatShape, numberOf } from '../words/number-words.ts';
import { imageLayoutOf } from './image-sheet-model.ts';
import { figuresOf, isEmpty, notFinite, thinnedText } from './tensor-figures.ts';

/** More lines in one chart are a tangle. */
const LINES_MAX = 6;

export function pictureTitle({ title, tensor }: Picture): string {
  return title || `show: ${formatShape(tensor.shape)}`;
}

/** Each row along the last axis is a line; `all` counts those that are not drawn too. */
export function linesOf({ tensor, labels }: Picture): {
  readonly series: readonly Series[];
  readonly all: number;
} {
  const length = tensor.shape.at(-1) ?? 1;
  const all = Math.round(tensor.data.length / Math.max(1, length));
  const series = Array.from({ length: Math.min(LINES_MAX, all) }, (_, row) => ({
    name: labels?.rows?.[row] ?? (all > 1 ? `row ${row}` : 'last'),
    points: tensor.data
      .slice(row * length, (row + 1) * length)
      .map((value, at) => [at, numberOf(value)] as const),
  }));
  return { series, all };
}

/** In sentences: what could not be drawn as asked, and what was left out. */
export function pictureNotes(picture: Picture): string[] {
  const { as, tensor, stats } = picture;
  if (isEmpty(tensor)) return [`Nothing to draw: shape ${formatShape(tensor.shape)} has no elements.`];
  const thinned = stats ? thinnedText(tensor.shape, stats.shape) : null;
  return [
    ...asAsked(picture),
    ...notDrawn(picture),
    ...(as === 'line' && linesOf(picture).all > LINES_MAX
      ? [`The first ${LINES_MAX} of ${linesOf(picture).all} rows.`]
      : []),
    ...(thinned === null ? [] : [thinned]),
  ];
}

function asAsked({ as, tensor: { shape } }: Picture): string[] {
  if (as === 'image' && !imageLayoutOf(shape)) {
    return [
      `An image has shape [height, width], [height, width, channels] or, for several, one axis more; this is ${formatShape(shape)}.`,
    ];
  }
  if (as !== 'scatter') return [];
  const columns = shape.at(-1) ?? 0;
  if (shape.length < 2 || columns < 2)
    return [`Points have shape [points, 2]; this is ${formatShape(shape)}.`];
  return columns > 2 ? [`The first two of ${columns} columns.`] : [];
}

/** What is not finite has no place on an axis. */
function notDrawn(picture: Picture): string[] {
  const { as, tensor } = picture;
  if (as === 'line') {
    const { series, all } = linesOf(picture);
    return gapSentences(all === 1 ? series.map((line) => ({ ...line, name: 'The line' })) : series);
  }
  if (as !== 'histogram' && as !== 'scatter') return [];
  const strange = notFinite(figuresOf(tensor));
  return strange.length === 0 ? [] : [`Not drawn: ${strange.join(', ')}.`];
}
