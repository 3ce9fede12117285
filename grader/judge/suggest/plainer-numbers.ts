/** An input with as many zeros and ones as it can have and still tell two programs apart: what a person takes in. */
import type { TensorValue, Value } from '#grader/protocol.ts';
import { copyValue, countElements, isRecord, isTensorValue } from '../link/tensor-value.ts';
import { rangeOf } from './changed-values.ts';

export interface PlainerSearch<T> {
  /** What an input tells, null where it tells nothing. */
  readonly tryArgs: (args: readonly Value[]) => Promise<T | null>;
  readonly mayGoOn: () => boolean;
}

/** With more numbers the search would take longer than it is worth. */
const ELEMENTS_MAX = 64;

/** Each number in turn becomes 0, else 1, where that is in the range of its tensor. */
export async function plainerNumbers<T extends { readonly args: readonly Value[] }>(
  told: T,
  { tryArgs, mayGoOn }: PlainerSearch<T>,
): Promise<T> {
  if (countElements(told.args) > ELEMENTS_MAX) return told;
  let best = told;
  const count = floatsOf(told.args).length;
  for (let tensor = 0; tensor < count; tensor++) {
    const first = floatsOf(told.args)[tensor];
    if (!first) continue;
    const { min, max } = rangeOf(first);
    const plain = [0, 1].filter((value) => value >= min && value <= max);
    for (let at = 0; at < first.data.length; at++) {
      for (const value of plain) {
        const now = floatsOf(best.args)[tensor]?.data[at];
        if (now === value) break;
        if (!mayGoOn()) return best;
        const plainer = await tryArgs(withNumber(best.args, { tensor, at, value }));
        if (plainer === null) continue;
        best = plainer;
        break;
      }
    }
  }
  return best;
}

function withNumber(
  args: readonly Value[],
  { tensor, at, value }: { tensor: number; at: number; value: number },
): readonly Value[] {
  const copy = args.map(copyValue);
  const target = floatsOf(copy)[tensor];
  if (target) target.data[at] = value;
  return copy;
}

function floatsOf(value: Value): TensorValue[] {
  if (isTensorValue(value)) return value.dtype === 'float32' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(floatsOf);
  return isRecord(value) ? Object.values(value).flatMap(floatsOf) : [];
}
