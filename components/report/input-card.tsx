import type { Evidence, JsonTensor, JsonValue, NamedJson } from '#grader/protocol.ts';
import { finiteLimit } from '../evidence/maps/map-model.ts';
import { scaleFor } from '../evidence/maps/plane-map.ts';
import { SmallMap } from '../evidence/maps/small-map.tsx';
import { differingFields, type FieldPair } from '../evidence/words/differing-fields.ts';
import { codeOf, isJsonTensor, outlineOf, sizesText } from '../evidence/words/literal-code.ts';
import { formatShape, numberOf } from '../evidence/words/number-words.ts';
import styles from './input-card.module.css';
import { cut, isSmall, LITERAL_LENGTH_MAX, readAsMaps, writtenPair } from './result-pair.ts';

interface InputCardProps {
  readonly evidence: Evidence;
  /** What can be done with this input. */
  readonly children?: React.ReactNode;
}

/** Of an argument, a mask for one, the picture may be enough: its cells need no numbers. */
const ARGUMENT_SIDE_MAX = 8;

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
        {(example ? differingFields(example) : []).map((pair) => (
          <Pair key={pair.name} {...pair} />
        ))}
      </div>
    </section>
  );
}

/** Small enough to read: its numbers. Larger: what it is; the inspector has the rest. */
export function Argument({ name, value }: NamedJson) {
  if (!isJsonTensor(value)) return <Literal title={name} text={cut(readable(value))} />;
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

/** Expected and yours of one result, or of one field of it. */
function Pair({ name, expected, actual }: FieldPair) {
  const [expectedText, actualText] = writtenPair(expected, actual);
  const shared = {
    limit: sharedLimit(expected, actual),
    scale: sharedScale(expected, actual),
    asMaps: readAsMaps(expected, actual),
  };
  return (
    <div className={styles.pair}>
      <Side title={`Expected ${name}`.trim()} value={expected} text={expectedText} {...shared} />
      <Side title={name === '' ? 'Yours' : `Your ${name}`} value={actual} text={actualText} {...shared} />
    </div>
  );
}

interface SideProps {
  title: string;
  value: JsonValue | undefined;
  /** As it is written out. */
  text: string;
  limit: number;
  scale: 'sequential' | 'diverging';
  /** Both sides are drawn, or both are written out. */
  asMaps: boolean;
}

function Side({ title, value, text, limit, scale, asMaps }: SideProps) {
  if (value === undefined) return null;
  if (asMaps && isJsonTensor(value))
    return <SmallMap title={title} tensor={value} scale={scale} limit={limit} />;
  return <Literal title={title} text={text} />;
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
      <code>{text}</code>
    </div>
  );
}

/** Inputs without a sign look like images; the others like results. */
function scaleOf(tensor: JsonTensor): 'ink' | 'diverging' {
  return tensor.data.some((entry) => numberOf(entry) < 0) ? 'diverging' : 'ink';
}
