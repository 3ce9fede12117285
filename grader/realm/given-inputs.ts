/**
 * What a call is given, and whether it is still that afterwards. The realm keeps own references to every tensor, list and
 * object that it hands out and compares them with what the judge sent, so it asks nothing that the called code can change
 * but the very things in question.
 */
import { hostValues } from '#grader/backend/host-values.ts';
import type { InputChange, TensorValue, Value } from '#grader/protocol.ts';
import type { Meter } from './metering.ts';
import { isTensorValue, toTensors } from './tensor-codec.ts';
import type { Engine, Tensor, TensorFlow } from './tensorflow.ts';

/** As long as the protocol lets it be. */
const PATH_LENGTH_MAX = 200;

export interface GivenInputs {
  readonly inputs: readonly unknown[];
  /** The first input that is not what was sent any more, or null. */
  change(): InputChange | null;
}

/** Builds the arguments of one call in the current scope and remembers them. @param meter of the same engine */
export function giveInputs(
  { tf, meter }: { readonly tf: TensorFlow; readonly meter: Meter },
  args: readonly Value[],
): GivenInputs {
  const inputs = args.map((arg) => toTensors(tf, arg));
  const kept = args.map((arg, i) => remember(arg, inputs[i]));
  const engine = tf.engine();
  return {
    inputs,
    change() {
      for (let argument = 0; argument < kept.length; argument += 1) {
        const found = changeIn(kept[argument] ?? null, '', { engine, meter });
        if (found !== null)
          return { argument, change: found.change, path: found.path.slice(0, PATH_LENGTH_MAX) };
      }
      return null;
    },
  };
}

/** A part of the arguments that can change; null for one that cannot, such as a number. */
type Kept = KeptTensor | KeptHolder | null;
interface KeptTensor {
  readonly kind: 'tensor';
  readonly tensor: Tensor;
  readonly dataId: object;
  readonly sent: TensorValue;
}
/** A list or an object, with what it held under each key. */
interface KeptHolder {
  readonly kind: 'holder';
  readonly holder: object;
  readonly isList: boolean;
  readonly held: readonly { readonly key: string; readonly value: unknown; readonly inner: Kept }[];
}

function remember(sent: Value, given: unknown): Kept {
  if (isTensorValue(sent)) {
    const tensor = given as Tensor;
    return { kind: 'tensor', tensor, dataId: tensor.dataId, sent };
  }
  if (typeof sent !== 'object' || sent === null) return null;
  const holder = given as Readonly<Record<string, unknown>>;
  const held = Object.entries(sent as Readonly<Record<string, Value>>).map(([key, inner]) => ({
    key,
    value: holder[key],
    inner: remember(inner, holder[key]),
  }));
  return { kind: 'holder', holder, isList: Array.isArray(sent), held };
}

type Found = Omit<InputChange, 'argument'>;
interface Books {
  readonly engine: Engine;
  readonly meter: Meter;
}

function changeIn(kept: Kept, path: string, books: Books): Found | null {
  if (kept === null) return null;
  return kept.kind === 'tensor' ? tensorChange(kept, path, books) : holderChange(kept, path, books);
}

function tensorChange({ tensor, dataId, sent }: KeptTensor, path: string, books: Books): Found | null {
  if (books.meter.hasDisposed(tensor)) return { path, change: 'disposed' };
  const same =
    tensor.dataId === dataId &&
    tensor.dtype === sent.dtype &&
    String(tensor.shape) === String(sent.shape) &&
    sameBits(hostValues(books.engine, dataId), sent.data);
  return same ? null : { path, change: 'values' };
}

function holderChange({ holder, isList, held }: KeptHolder, path: string, books: Books): Found | null {
  const at = (key: string): string => (isList ? `${path}[${key}]` : `${path}.${key}`);
  for (const { key, value, inner } of held) {
    // A getter in the place of a value could answer the old one.
    const now = Reflect.getOwnPropertyDescriptor(holder, key);
    if (now === undefined) return { path: at(key), change: 'removed' };
    if (!('value' in now) || !Object.is(now.value, value)) return { path: at(key), change: 'replaced' };
    const found = changeIn(inner, at(key), books);
    if (found !== null) return found;
  }
  const known = new Set(held.map(({ key }) => key));
  const added = Object.keys(holder).find((key) => !known.has(key));
  return added === undefined ? null : { path: at(added), change: 'added' };
}

/** NaN equals NaN here and 0 does not equal −0: nobody may write. `values` is null where nobody can. */
function sameBits(values: ArrayBufferView | null, sent: TensorValue['data']): boolean {
  if (values === null) return true;
  const now = values as TensorValue['data'];
  if (now.length !== sent.length) return false;
  for (let i = 0; i < sent.length; i += 1) if (!Object.is(now[i], sent[i])) return false;
  return true;
}
