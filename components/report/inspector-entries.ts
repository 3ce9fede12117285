/** What the tensor inspector lists: by name, with figures. */
import type { Evidence, JsonTensor, JsonValue, Picture, TensorStats } from '#grader/protocol.ts';
import { isJsonTensor } from './literal-code.ts';
import { figuresOf } from './tensor-figures.ts';

export interface InspectorEntry {
  readonly name: string;
  /** Null for what is no tensor; `text` says what it is. */
  readonly tensor: JsonTensor | null;
  readonly figures: TensorStats | null;
  readonly text: string;
  /** False when the tensor was thinned out: its numbers are not all there. */
  readonly whole: boolean;
  readonly axisNames?: readonly string[] | undefined;
}

/** The values that a snippet names, then what it showed beside them. */
export function entriesOfPictures(pictures: readonly Picture[]): InspectorEntry[] {
  const named = pictures.filter(({ as }) => as === 'value');
  const numbers = new Set(named.map(fingerprint));
  const shown = pictures.filter((picture) => picture.as !== 'value' && !numbers.has(fingerprint(picture)));
  return [...named, ...shown].map((picture) => {
    const { title, tensor, stats, text } = picture;
    if (text !== undefined) return { name: title, tensor: null, figures: null, text, whole: true };
    const figures = stats ?? figuresOf(tensor);
    return { name: title, tensor, figures, text: '', whole: isSame(figures.shape, tensor.shape) };
  });
}

/** Inputs of a case, then what was expected and what came. */
export function entriesOfEvidence(evidence: Evidence): InspectorEntry[] {
  const { expected, actual, axes } = evidence;
  return [
    ...evidence.inputs.flatMap(({ name, value }) => entriesOf(name, value)),
    ...(expected ? [entryOf('expected', expected, axes)] : []),
    ...(actual ? [entryOf('yours', actual, axes)] : []),
  ];
}

/** Tensors inside a value, each by its path: "params.w", "[0]". */
function entriesOf(name: string, value: JsonValue): InspectorEntry[] {
  if (isJsonTensor(value)) return [entryOf(name, value)];
  if (Array.isArray(value)) return value.flatMap((inner, at) => entriesOf(`${name}[${at}]`, inner));
  if (typeof value !== 'object' || value === null) {
    return [{ name, tensor: null, figures: null, text: String(value), whole: true }];
  }
  return Object.entries(value).flatMap(([key, inner]) => entriesOf(`${name}.${key}`, inner));
}

function entryOf(name: string, tensor: JsonTensor, axisNames?: readonly string[]): InspectorEntry {
  const figures = figuresOf(tensor);
  const count = tensor.shape.reduce((product, size) => product * size, 1);
  return { name, tensor, figures, text: '', whole: tensor.data.length === count, axisNames };
}

function fingerprint({ tensor }: Picture): string {
  return `${tensor.shape.join()}:${tensor.data.join()}`;
}

function isSame(first: readonly number[], second: readonly number[]): boolean {
  return first.join() === second.join();
}
