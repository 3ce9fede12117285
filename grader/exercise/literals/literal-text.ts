/** Values as an author writes them in a statement: `[[1, 2], [3, 4]]`, `3`, `{ stride: 2 }`. Read, and written in short. */
import type { Dtype, JsonNumber, JsonTensor, JsonValue } from '#grader/protocol.ts';

/** A place where something else was expected. `at` counts characters of the text. */
export class LiteralProblem extends Error {
  override readonly name = 'LiteralProblem';
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** Reads a text from the front; whitespace and line ends separate. */
export interface LiteralReader {
  /** Where the next token begins. */
  at(): number;
  isAtEnd(): boolean;
  /** Takes the token if it is the next. */
  takes(token: string): boolean;
  /** @throws LiteralProblem */
  expects(token: string, instead: string): void;
  /** @throws LiteralProblem where no name begins */
  name(what: string): string;
  /** @throws LiteralProblem where no value begins, or rows have different lengths */
  value(): JsonValue;
  /** Values up to `end`, which is taken. @throws LiteralProblem */
  valuesUntil(end: string): JsonValue[];
}

const SPACE = /\s*/y;
const NAME = /[A-Za-z_$][\w$]*/y;
const NUMBER = /-?(?:Infinity\b|NaN\b|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/iy;
const TEXT = /'[^'\n]*'|"[^"\n]*"/y;
const WORDS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Of brackets in brackets: deeper than any tensor; without a bound, brackets end the reader instead of the text. */
const DEPTH_MAX = 16;

export function literalReader(text: string): LiteralReader {
  let place = 0;
  let depth = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = place;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) place += found.length;
    return found;
  };
  const at = (): number => {
    match(SPACE);
    return place;
  };
  const isNext = (token: string): boolean => text.startsWith(token, at());
  const takes = (token: string): boolean => {
    const next = isNext(token);
    if (next) place += token.length;
    return next;
  };
  const fail = (message: string): never => {
    throw new LiteralProblem(at(), `${message}, and here is ${hereOf(text.slice(place))}.`);
  };
  const inside = <T>(read: () => T): T => {
    depth += 1;
    if (depth > DEPTH_MAX) fail(`nests more than ${DEPTH_MAX} deep`);
    const inner = read();
    depth -= 1;
    return inner;
  };
  const reader: LiteralReader = {
    at,
    isAtEnd: () => at() === text.length,
    takes,
    expects: (token, instead) => void (takes(token) || fail(`expected ${instead}`)),
    name(what) {
      at();
      return match(NAME) ?? fail(`expected ${what}`);
    },
    value() {
      return readValue(reader, { match, fail, inside });
    },
    valuesUntil(end) {
      const values: JsonValue[] = [];
      while (!takes(end)) {
        if (values.length > 0) reader.expects(',', `\`,\` or \`${end}\``);
        if (takes(end)) break;
        values.push(reader.value());
      }
      return values;
    },
  };
  return reader;
}

function hereOf(rest: string): string {
  const [line = ''] = rest.split('\n');
  return line.trim() === '' ? 'the end' : `\`${line.trim().slice(0, 20)}\``;
}

interface Matching {
  readonly match: (pattern: RegExp) => string | null;
  readonly fail: (message: string) => never;
  /** Reads what brackets hold. */
  readonly inside: <T>(read: () => T) => T;
}

function readValue(reader: LiteralReader, { match, fail, inside }: Matching): JsonValue {
  const start = reader.at();
  if (reader.takes('[')) return inside(() => listed(reader.valuesUntil(']'), start));
  if (reader.takes('{')) return inside(() => readRecord(reader));
  const number = match(NUMBER);
  if (number !== null) return jsonNumber(number);
  const quoted = match(TEXT);
  if (quoted !== null) return quoted.slice(1, -1);
  const name = match(NAME);
  const word = name === null ? undefined : WORDS.get(name);
  if (word !== undefined) return word;
  if (name !== null && reader.takes('(')) return inside(() => made(name, reader.valuesUntil(')'), start));
  return fail('expected a number, a list, a record or a word in quotes');
}

function readRecord(reader: LiteralReader): JsonValue {
  const entries: [string, JsonValue][] = [];
  while (!reader.takes('}')) {
    if (entries.length > 0) reader.expects(',', '`,` or `}`');
    if (entries.length > 0 && reader.takes('}')) break;
    const key = reader.name('a name');
    reader.expects(':', '`:`');
    entries.push([key, reader.value()]);
  }
  return Object.fromEntries(entries);
}

function jsonNumber(text: string): JsonNumber {
  const value = Number(text);
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

const isNumber = (value: JsonValue): value is JsonNumber =>
  typeof value === 'number' || value === 'NaN' || value === 'Infinity' || value === '-Infinity';

/** `[…]`: a float32 tensor where it holds numbers, a bool tensor where it holds true and false, else a list. */
function listed(values: readonly JsonValue[], at: number): JsonValue {
  if (values.every((value) => isNumber(value) || isTensor(value))) return stacked(values, 'float32', at);
  if (values.every((value) => typeof value === 'boolean'))
    return { dtype: 'bool', shape: [values.length], data: values.map(Number) };
  return [...values];
}

const MAKERS: Readonly<Record<string, Dtype>> = { tensor: 'float32', int32: 'int32', bool: 'bool' };

/** `tensor(3)`, `int32([1, 2])`, `bool([1, 0])`, `list(1, 2)`. */
function made(name: string, values: readonly JsonValue[], at: number): JsonValue {
  if (name === 'list') return [...values];
  const dtype = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
  const [value] = values;
  if (
    dtype === undefined ||
    values.length !== 1 ||
    value === undefined ||
    !(isNumber(value) || isTensor(value))
  )
    throw new LiteralProblem(at, `\`${name}(…)\` is no value. Known: tensor(…), int32(…), bool(…), list(…)`);
  if (isTensor(value)) return { ...value, dtype };
  return { dtype, shape: [], data: [value] };
}

function stacked(values: readonly (JsonNumber | JsonTensor)[], dtype: Dtype, at: number): JsonTensor {
  const shapes = values.map((value) => (isTensor(value) ? value.shape : []));
  const [first = []] = shapes;
  if (shapes.some((shape) => shape.join() !== first.join())) {
    throw new LiteralProblem(
      at,
      'The rows of a tensor have one length each. Write list(…) for tensors of different shapes',
    );
  }
  const data = values.flatMap((value) => (isTensor(value) ? value.data : [value]));
  return { dtype, shape: [values.length, ...first], data };
}

export function isTensor(value: JsonValue | undefined): value is JsonTensor {
  return (
    typeof value === 'object' && value !== null && 'shape' in value && 'data' in value && 'dtype' in value
  );
}
