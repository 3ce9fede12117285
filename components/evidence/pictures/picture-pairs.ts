/** Pictures of a failed case that belong together: what was expected and what came. */
import type { JsonTensor, Picture } from '#grader/protocol.ts';

export type PictureGroup =
  | { readonly kind: 'one'; readonly picture: Picture }
  /** Two heat maps of one shape: drawn as maps with their difference. */
  | { readonly kind: 'maps'; readonly title: string; readonly expected: Picture; readonly actual: Picture }
  /** Anything else: side by side. */
  | { readonly kind: 'beside'; readonly title: string; readonly expected: Picture; readonly actual: Picture };

const EXPECTED = ': expected';
const YOURS = ': yours';

/** In their order. `compared`: what the maps of the case show already, which need not be shown twice. */
export function groupPictures(
  pictures: readonly Picture[],
  compared: JsonTensor | undefined,
): PictureGroup[] {
  const groups: PictureGroup[] = [];
  for (let at = 0; at < pictures.length; at++) {
    const [picture, next] = [pictures[at], pictures[at + 1]];
    if (!picture) continue;
    const title = pairTitle(picture, next);
    if (title === null || !next) {
      groups.push({ kind: 'one', picture });
      continue;
    }
    at += 1;
    if (isSame(picture.tensor, compared)) continue;
    const areMaps = picture.as === 'heatmap' && picture.tensor.shape.join() === next.tensor.shape.join();
    groups.push({ kind: areMaps ? 'maps' : 'beside', title, expected: picture, actual: next });
  }
  return groups;
}

/** The title of the pair that the maps of the case show already; null when they show something else. */
export function comparedTitle(pictures: readonly Picture[], compared: JsonTensor | undefined): string | null {
  const at = pictures.findIndex((picture) => isSame(picture.tensor, compared));
  const first = pictures[at];
  return first ? pairTitle(first, pictures[at + 1]) : null;
}

function pairTitle(first: Picture, second: Picture | undefined): string | null {
  if (!second || first.as !== second.as || !first.title.endsWith(EXPECTED)) return null;
  const title = first.title.slice(0, -EXPECTED.length);
  return second.title === title + YOURS ? title : null;
}

function isSame(tensor: JsonTensor, other: JsonTensor | undefined): boolean {
  return (
    other !== undefined &&
    tensor.shape.join() === other.shape.join() &&
    tensor.data.every((value, at) => value === other.data[at])
  );
}
