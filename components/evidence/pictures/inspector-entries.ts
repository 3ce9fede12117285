/** What the tensor inspector lists: by name, with figures. */
import type { Evidence, JsonTensor, JsonValue, Picture, TensorStats } from '#grader/protocol.ts';
import { isJsonTensor } from '../words/literal-code.ts';
import { figuresOf, thinnedText } from './tensor-figures.ts';

export interface InspectorEntry {
  readonly name: string;
  /** Null for what is no tensor; `text` says what it is. */
  readonly tensor: JsonTensor | null;
  readonly figures: TensorStats | null;
  readonly text: string;
  /** Why its numbers are not all there; null when they are. */
  readonly missing: string | null;
  readonly axisNames?: readonly string[] | undefined;
}

/** The values that a snippet names, then what it showed beside them. */
export function entriesOfPictures(pictures: readonly Picture[]): InspectorEntry[] {
  const named = pictures.filter(({ as }) => as === 'value');
  const numbers = new Set(named.map(fingerprint));
  const shown = pictures.filter((picture) => picture.as !== 'value' && !numbers.has(fingerprint(picture)));
  return [...named, ...shown].map((picture) => {
    const { title, tensor, stats, text } = picture;
    if (text !== undefined) return { name: title, tensor: null, figures: null, text, missing: null };
    const figures = stats ?? figuresOf(tensor);
    const thinned = thinnedText(tensor.shape, figures.shape);
    const missing = thinned === null ? null : `${thinned} The figures count every element.`;
    return { name: title, tensor, figures, text: '', missing, axisNames: picture.axes };
  });
}

/** Inputs of a case, then what was expected and what came. */
export function entriesOfEvidence(evidence: Evidence): InspectorEntry[] {
  const { expected, actual, axes, part } = evidence;
  const shown = { axisNames: axes, missing: part?.words ?? null };
  return [
    ...evidence.inputs.flatMap(({ name, value }) => entriesOf(name, value)),
    ...(expected ? [entryOf('expected', expected, shown)] : []),
    ...(actual ? [entryOf('yours', actual, shown)] : []),
  ];
}

/** Tensors inside a value, each by its path: "params.w", "[0]". */
function entriesOf(name: string, value: JsonValue): InspectorEntry[] {
  if (isJsonTensor(value)) return [entryOf(name, value)];
  if (Array.isArray(value)) return value.flatMap((inner, at) => entriesOf(`${name}[${at}]`, inner));
  if (typeof value !== 'object' || value === null) {
    return [{ name, tensor: null, figures: null, text: String(value), missing: null }];
  }
  return Object.entries(value).flatMap(([key, inner]) => entriesOf(`${name}.${key}`, inner));
}

function entryOf(
  name: string,
  tensor: JsonTensor,
  { axisNames, missing = null }: Partial<Pick<InspectorEntry, 'axisNames' | 'missing'>> = {},
): InspectorEntry {
  return { name, tensor, figures: figuresOf(tensor), text: '', missing, axisNames };
}

function fingerprint({ tensor }: Picture): string {
  return `${tensor.shape.join()}:${tensor.data.join()}`;
}
