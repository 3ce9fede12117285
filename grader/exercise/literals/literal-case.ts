/** A literal case as a line of `cases.ts`: of a statement's example, of a suggestion, of a request. */
import type { JsonNumber, JsonTensor, JsonValue } from '#grader/protocol.ts';
import type { Tolerance } from '../case-spec.ts';
import { isTensor } from './literal-text.ts';

export interface LiteralCase {
  readonly title: string;
  /** Default the slug of the title. */
  readonly id?: string;
  readonly call: string;
  readonly args: readonly JsonValue[];
  /** Left out: what the reference gives. */
  readonly expect?: JsonValue;
  readonly tolerance?: Tolerance;
  readonly points: number;
  readonly source?: string;
}

/** The case as TypeScript, indented as an element of `defineCases([…])`, with its comma. */
export function literalCaseCode(literal: LiteralCase): string {
  const { title, id, call, args, expect, tolerance, points, source } = literal;
  const fields = [
    ...(id === undefined ? [] : [`id: ${quoted(id)}`]),
    `call: ${quoted(call)}`,
    `args: [${args.map((arg) => valueCode(arg)).join(', ')}]`,
    ...(expect === undefined ? [] : [`expect: ${valueCode(expect)}`]),
    ...(tolerance === undefined ? [] : [`tolerance: ${toleranceCode(tolerance)}`]),
    `points: ${points}`,
    ...(source === undefined ? [] : [`source: ${quoted(source)}`]),
  ];
  return `  example(${quoted(title)}, {\n${fields.map((field) => `    ${field},\n`).join('')}  }),\n`;
}

/** `cases.ts` of these cases alone. */
export function literalCasesFile(cases: readonly LiteralCase[]): string {
  return `import { defineCases, example, tensor } from '@descent/exercise';\n\nexport default defineCases([\n${cases.map(literalCaseCode).join('')}]);\n`;
}

const SDK_IMPORT = /import\s*\{([^}]*)\}\s*from\s*(['"])@descent\/exercise\2;?/;
const END = /\n?\]\s*\)\s*;?\s*$/;

/** `cases.ts` with the case at its end; null where the text does not end with `defineCases([…]);` as usual. */
export function withLiteralCase(casesText: string, literal: LiteralCase): string | null {
  const imported = SDK_IMPORT.exec(casesText);
  if (!imported || !END.test(casesText)) return null;
  const names = (imported[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const wanted = [...new Set([...names, 'example', 'tensor'])].sort(byName);
  const line = `import { ${wanted.join(', ')} } from '@descent/exercise';`;
  const code = literalCaseCode(literal);
  return casesText.replace(SDK_IMPORT, () => line).replace(END, () => `\n${code}]);\n`);
}

/** As the formatter orders them: without regard to case, `type` apart. */
function byName(a: string, b: string): number {
  const [plainA, plainB] = [a, b].map((name) => name.replace(/^type\s+/, '').toLowerCase());
  return (plainA ?? '') < (plainB ?? '') ? -1 : 1;
}

interface Spelling {
  readonly tensor: (tensor: JsonTensor) => string;
  readonly key: (key: string) => string;
}

/** A plain key `__proto__` would be the prototype to TypeScript, and no property. */
const IN_CASES: Spelling = {
  tensor: sdkTensor,
  key: (key) => (key === '__proto__' ? "['__proto__']" : keyCode(key)),
};
const IN_STATEMENT: Spelling = { tensor: statementTensor, key: keyCode };

function valueCode(value: JsonValue, spelling: Spelling = IN_CASES): string {
  const inner = (one: JsonValue): string => valueCode(one, spelling);
  if (isTensor(value)) return spelling.tensor(value);
  if (isNumberWord(value)) return value;
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (typeof value === 'number') return numberCode(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, one]) => `${spelling.key(key)}: ${inner(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** "tensor([[1, 2]])", "tensor([1, 2], 'int32')". */
function sdkTensor({ dtype, shape, data }: JsonTensor): string {
  if (isNestable(shape))
    return `tensor(${nested(shape, data)}${dtype === 'float32' ? '' : `, ${quoted(dtype)}`})`;
  return `{ dtype: ${quoted(dtype)}, shape: [${shape.join(', ')}], data: new ${STORAGE[dtype]}(0) }`;
}

/** A value as a statement writes it: "[[1, 0], [0, 0]]", "int32([1, 2])", "3", "{ stride: 2 }". */
export function literalText(value: JsonValue): string {
  return valueCode(value, IN_STATEMENT);
}

function statementTensor({ dtype, shape, data }: JsonTensor): string {
  const numbers = nested(shape, data);
  if (dtype !== 'float32') return `${dtype}(${numbers})`;
  return shape.length === 0 ? `tensor(${numbers})` : numbers;
}

const STORAGE = { float32: 'Float32Array', int32: 'Int32Array', bool: 'Uint8Array' } as const;

/** Nested lists say a shape as long as only its last extent is 0. */
const isNestable = (shape: readonly number[]): boolean => !shape.slice(0, -1).includes(0);

/** "[[1, 0], [0, 0]]"; a scalar is its number. */
function nested(shape: readonly number[], numbers: readonly JsonNumber[]): string {
  const [rows, ...rest] = shape;
  if (rows === undefined) return numberCode(numbers[0] ?? 'NaN');
  const size = rest.reduce((product, extent) => product * extent, 1);
  const parts = Array.from({ length: rows }, (_, row) =>
    nested(rest, numbers.slice(row * size, (row + 1) * size)),
  );
  return `[${parts.join(', ')}]`;
}

/** `String` drops the sign of a zero. */
function numberCode(value: JsonNumber): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function toleranceCode({ absolute, relative }: Tolerance): string {
  const parts = [
    ...(absolute === undefined ? [] : [`absolute: ${absolute}`]),
    ...(relative === undefined ? [] : [`relative: ${relative}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}

function isNumberWord(value: JsonValue): value is 'NaN' | 'Infinity' | '-Infinity' {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity';
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\u2028', '\\u2028'],
  ['\u2029', '\\u2029'],
]);

function quoted(text: string): string {
  return `'${text.replace(/[\\'\n\r\u2028\u2029]/g, (one) => ESCAPES.get(one) ?? one)}'`;
}

function keyCode(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}
