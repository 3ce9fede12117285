/** The pictures that a case asks for of its results. */
import type { Layout, PictureSpec } from '#grader/exercise/case-spec.ts';
import type { Picture, TensorValue, Value } from '#grader/protocol.ts';
import { toJsonTensor } from '../link/json-value.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';
import { coordinateLines, isPlanar, trajectoryPicture } from './trajectory-picture.ts';

/** Pictures are looked at, not computed with: larger ones are left out. */
const PICTURE_ELEMENTS_MAX = 256 * 256 * 4;

interface Drawn {
  readonly actual: Value;
  /** Of the call. */
  readonly args: readonly Value[];
  /** Words for the axes of each part. */
  readonly layout?: Layout | undefined;
}

/** Of what the student's code gave; none when there is no tensor at the path of the picture. */
export function picturesOf(spec: PictureSpec, { actual, args, layout }: Drawn): Picture[] {
  const part = drawablePart(actual, spec);
  if (!part) return [];
  if (spec.as !== 'trajectory') {
    const axes = layout?.[spec.path ?? ''];
    const mask = isAttention(axes) ? maskAmong(args) : null;
    return [
      {
        as: spec.as,
        title: spec.title,
        tensor: toJsonTensor(part),
        ...(axes?.length === part.shape.length ? { axes: [...axes] } : {}),
        ...(mask ? { mask: toJsonTensor(mask) } : {}),
      },
    ];
  }
  return isPlanar(part) ? [trajectoryPicture(spec, { actual: part, args })] : [coordinateLines(spec, part)];
}

/** What is expected and what came: trajectories in one picture, everything else side by side. */
export function picturesOfPair(
  spec: PictureSpec,
  { expected, actual, args, layout }: Drawn & { readonly expected: Value },
): Picture[] {
  const [right, own] = [drawablePart(expected, spec), drawablePart(actual, spec)];
  if (spec.as === 'trajectory' && right && own && isPlanar(right) && isPlanar(own)) {
    return [trajectoryPicture(spec, { actual: own, expected: right, args })];
  }
  return [
    ...picturesOf({ ...spec, title: `${spec.title}: expected` }, { actual: expected, args, layout }),
    ...picturesOf({ ...spec, title: `${spec.title}: yours` }, { actual, args, layout }),
  ];
}

function isAttention(axes: readonly string[] | undefined): boolean {
  return axes?.includes('query') === true && axes.includes('key');
}

/** Exercises hand masks over as an option of that name. */
function maskAmong(args: readonly Value[]): TensorValue | null {
  const masks = args.flatMap((arg) => (isRecord(arg) && isTensorValue(arg.mask) ? [arg.mask] : []));
  return masks[0] ?? null;
}

function drawablePart(result: Value, { path = '' }: PictureSpec) {
  const part = partAt(result, path);
  return isTensorValue(part) && part.data.length <= PICTURE_ELEMENTS_MAX ? part : null;
}

/** The part of a result at a path such as "grads.w1" or "layers[0]". */
export function partAt(value: Value, path: string): Value {
  return (path.match(/[^.[\]]+/g) ?? []).reduce<Value>((part, key) => {
    if (Array.isArray(part)) return part[Number(key)];
    return isRecord(part) && Object.hasOwn(part, key) ? part[key] : undefined;
  }, value);
}
