/** Which parts of a structured result to set side by side. */
import type { CounterExample, JsonValue } from '#grader/protocol.ts';
import { isJsonTensor } from './literal-code.ts';

export interface FieldPair {
  /** Empty for a result that is one value. */
  readonly name: string;
  readonly expected: JsonValue | undefined;
  readonly actual: JsonValue | undefined;
}

/** The fields that differ when both results are records; else the results themselves. */
export function differingFields(example: Pick<CounterExample, 'expected' | 'actual'>): FieldPair[] {
  const expected = example.expected as JsonValue | undefined;
  const actual = example.actual as JsonValue | undefined;
  const [expectedFields, actualFields] = [fieldsOf(expected), fieldsOf(actual)];
  if (!expectedFields || !actualFields) return [{ name: '', expected, actual }];
  return [...new Set([...expectedFields.keys(), ...actualFields.keys()])]
    .map((name) => ({ name, expected: expectedFields.get(name), actual: actualFields.get(name) }))
    .filter((pair) => JSON.stringify(pair.expected) !== JSON.stringify(pair.actual));
}

function fieldsOf(value: JsonValue | undefined): Map<string, JsonValue> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isJsonTensor(value)) return null;
  return new Map<string, JsonValue>(Object.entries(value));
}
