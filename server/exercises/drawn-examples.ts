/** The worked examples of a statement as tensors that can be read: a grid a plane, shaded by value. */
import type { Element, ElementContent } from 'hast';
import { literalText } from '#grader/exercise/literals/literal-case.ts';
import { isTensor } from '#grader/exercise/literals/literal-text.ts';
import {
  EXAMPLE_FENCE,
  readExamples,
  type StatementExample,
} from '#grader/exercise/literals/statement-examples.ts';
import type { JsonNumber, JsonTensor, JsonValue } from '#grader/protocol.ts';

/** More than an 8 × 8 image is told by its shape alone. */
const DRAWN_ELEMENTS_MAX = 64;
/** Text stays readable on the darkest cell. */
const SHADE_MAX = 40;

/** Names of the parameters of an entry point; none where they are not known. */
export type NamesOf = (call: string) => readonly string[];

/** Of a block of code that holds examples: what is drawn in its place; null for other code, and for what cannot be read. */
export function drawnExamples(block: Element, namesOf: NamesOf): Element | null {
  const [code] = block.children;
  if (block.tagName !== 'pre' || code?.type !== 'element' || code.tagName !== 'code') return null;
  const classes = code.properties.className;
  if (!Array.isArray(classes) || !classes.includes(`language-${EXAMPLE_FENCE}`)) return null;
  const text = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const { examples, problems } = readExamples(text, 1);
  if (problems.length > 0 || examples.length === 0) return null;
  return element(
    'div',
    { dataExamples: '' },
    examples.map((example) => drawnExample(example, namesOf)),
  );
}

function drawnExample({ call, args, expected, decimals, text }: StatementExample, namesOf: NamesOf): Element {
  const names = namesOf(call);
  const inputs = args.map((value, at) => drawnValue(names[at] ?? `argument ${at + 1}`, value));
  return element('div', { dataExample: '', role: 'group', ariaLabel: text.slice(0, 200) }, [
    element('code', {}, [words(call)]),
    ...inputs,
    element('span', { dataArrow: '' }, [words(decimals === null ? '→' : '≈')]),
    drawnValue('result', expected),
  ]);
}

function drawnValue(name: string, value: JsonValue): Element {
  const drawn =
    isTensor(value) &&
    value.shape.length > 0 &&
    value.data.length > 0 &&
    value.data.length <= DRAWN_ELEMENTS_MAX
      ? planesOf(value).map((plane) => grid(plane, { name, shape: value.shape, most: largestOf(value.data) }))
      : [element('code', {}, [words(shortText(value))])];
  return element('div', { dataValue: '' }, [element('span', {}, [words(name)]), ...drawn]);
}

function shortText(value: JsonValue): string {
  if (!isTensor(value)) return literalText(value);
  if (value.shape.length === 0) return String(value.data[0]);
  return value.data.length <= DRAWN_ELEMENTS_MAX ? literalText(value) : `[${value.shape.join(', ')}]`;
}

/** A matrix of a tensor; of one with more axes, where it lies on those before the last two. */
interface Plane {
  readonly at: readonly number[];
  readonly rows: readonly (readonly JsonNumber[])[];
}

function planesOf({ shape, data }: JsonTensor): Plane[] {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.length > 1 ? (shape.at(-2) ?? 1) : 1;
  const outer = shape.slice(0, -2);
  const count = data.length / (rows * columns);
  return Array.from({ length: count }, (_, plane) => {
    const at: number[] = [];
    let rest = plane;
    for (const extent of outer.toReversed()) {
      at.unshift(rest % extent);
      rest = Math.floor(rest / extent);
    }
    const from = plane * rows * columns;
    const row = (i: number) => data.slice(from + i * columns, from + (i + 1) * columns);
    return { at, rows: Array.from({ length: rows }, (_, i) => row(i)) };
  });
}

interface Drawn {
  readonly name: string;
  readonly shape: readonly number[];
  /** Of the whole tensor: one scale for all of its planes. */
  readonly most: number;
}

function grid({ at, rows }: Plane, { name, shape, most }: Drawn): Element {
  const place = at.length === 0 ? '' : ` [${at.join(', ')}]`;
  const cell = (value: JsonNumber): Element => {
    const share = typeof value === 'number' && most > 0 ? Math.abs(value) / most : 0;
    const sign = Number(value) < 0 ? 'below' : 'above';
    const shade = { style: `--shade:${Math.round(share * SHADE_MAX)}%`, dataSign: sign };
    return element('td', shade, [words(String(value))]);
  };
  const body = rows.map((row) => element('tr', {}, row.map(cell)));
  const label = `${name}${place}, shape [${shape.join(', ')}]`;
  return element('table', { ariaLabel: label }, [
    ...(place === '' ? [] : [element('caption', {}, [words(place.trim())])]),
    element('tbody', {}, body),
  ]);
}

function largestOf(data: readonly JsonNumber[]): number {
  return data.reduce<number>(
    (most, value) => (typeof value === 'number' ? Math.max(most, Math.abs(value)) : most),
    0,
  );
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function words(value: string): ElementContent {
  return { type: 'text', value };
}
