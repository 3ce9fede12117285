import type { Evidence, JsonTensor, JsonValue, NamedJson } from '#grader/protocol.ts';
import { finiteLimit } from '../evidence/maps/map-model.ts';
import { scaleFor } from '../evidence/maps/plane-map.ts';
import { SmallMap } from '../evidence/maps/small-map.tsx';
import { differingFields } from '../evidence/words/differing-fields.ts';
import { codeOf, isJsonTensor, nestedCode, outlineOf, sizesText } from '../evidence/words/literal-code.ts';
import { formatNumber, formatShape, numberOf } from '../evidence/words/number-words.ts';
import styles from './input-card.module.css';

interface InputCardProps {
  readonly evidence: Evidence;
  /** What can be done with this input. */
  readonly children?: React.ReactNode;
}

const READABLE_DIGITS = 4;
/** Expected and yours are read cell by cell; of an argument, a mask for one, the picture may be enough. */
const PAIR_SIDE_MAX = 4;
const ARGUMENT_SIDE_MAX = 8;
/** Five layers with their shapes fit; longer text is cut. */
const LITERAL_LENGTH_MAX = 240;

/** What a failing case gave to the student's code, every argument of it: the smallest input that fails, where one was looked for. */
export function InputCard({ evidence, children }: InputCardProps) {
  const example = evidence.counterExample;
  const smallest = example && example.args.length > 0 ? example.args : null;
  const args = (smallest ?? evidence.inputs) as readonly NamedJson[];
  const sizes = example ? sizesText(example.sizes) : '';
  if (args.length === 0 && sizes === '') return null;
  const title = example ? 'Smallest failing input' : 'Input';
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.words}>
        <h4 className={styles.title}>{title}</h4>
        {sizes === '' ? null : <p className={styles.sizes}>{sizes}</p>}
        {children}
      </div>
      <div className={styles.pictures}>
        {args.map(({ name, value }) => (
          <Argument key={name} name={name} value={value} />
        ))}
        {(example ? differingFields(example) : []).map(({ name, expected, actual }) => {
          const asMaps = fitBesideEachOther(expected, actual);
          const shared = {
            limit: sharedLimit(expected, actual),
            scale: sharedScale(expected, actual),
            asMaps,
          };
          return (
            <div key={name} className={styles.pair}>
              <Side title={`Expected ${name}`.trim()} value={expected} {...shared} />
              <Side title={name === '' ? 'Yours' : `Your ${name}`} value={actual} {...shared} />
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Small enough to read: its numbers. Larger: what it is; the inspector has the rest. */
export function Argument({ name, value }: NamedJson) {
  if (!isJsonTensor(value)) return <Literal title={name} text={readable(value)} />;
  if (isSmall(value, ARGUMENT_SIDE_MAX))
    return <SmallMap title={name} tensor={value} scale={scaleOf(value)} />;
  return <Literal title={name} text={`${formatShape(value.shape)} ${value.dtype}`} />;
}

/** Expected and yours are drawn in one scale, so that equal colours are equal numbers. */
function sharedLimit(...values: readonly (JsonValue | undefined)[]): number {
  return finiteLimit(Float64Array.from(tensorsAmong(values).flatMap(({ data }) => data.map(numberOf))));
}

function sharedScale(...values: readonly (JsonValue | undefined)[]) {
  return scaleFor(...tensorsAmong(values));
}

function tensorsAmong(values: readonly (JsonValue | undefined)[]): JsonTensor[] {
  return values.filter((value): value is JsonTensor => value !== undefined && isJsonTensor(value));
}

interface SideProps {
  title: string;
  value: JsonValue | undefined;
  limit: number;
  scale: 'sequential' | 'diverging';
  /** Both sides are drawn, or both are written out. */
  asMaps: boolean;
}

function Side({ title, value, limit, scale, asMaps }: SideProps) {
  if (value === undefined) return null;
  if (isJsonTensor(value)) {
    if (asMaps) return <SmallMap title={title} tensor={value} scale={scale} limit={limit} />;
    return <Literal title={title} text={nestedCode(value, READABLE_DIGITS)} />;
  }
  return <Literal title={title} text={codeOf(value)} />;
}

/** As code while that is short; the weights of a network by their shapes. */
function readable(value: JsonValue): string {
  const code = codeOf(value);
  return code.length <= LITERAL_LENGTH_MAX ? code : outlineOf(value);
}

function Literal({ title, text }: { title: string; text: string }) {
  return (
    <div className={styles.literal}>
      <div className={styles.label}>{title}</div>
      <code>{text.length > LITERAL_LENGTH_MAX ? `${text.slice(0, LITERAL_LENGTH_MAX)}…` : text}</code>
    </div>
  );
}

/** Inputs without a sign look like images; the others like results. */
function scaleOf(tensor: JsonTensor): 'ink' | 'diverging' {
  return tensor.data.some((entry) => numberOf(entry) < 0) ? 'diverging' : 'ink';
}

/** Both fit, and a tile has room for all digits of a lone number: two that differ must not read the same. */
function fitBesideEachOther(...values: readonly (JsonValue | undefined)[]): boolean {
  const TILE_LETTERS_MAX = 5;
  return tensorsAmong(values).every(
    (tensor) =>
      isSmall(tensor) &&
      (tensor.data.length > 1 || formatNumber(numberOf(tensor.data[0] ?? 'NaN')).length <= TILE_LETTERS_MAX),
  );
}

/** Fits a small map; up to four cells a side still show their numbers. */
function isSmall(tensor: JsonTensor, sideMax = PAIR_SIDE_MAX): boolean {
  const long = tensor.shape.filter((size) => size > 1);
  return tensor.data.length > 0 && long.length <= 2 && long.every((size) => size <= sideMax);
}
