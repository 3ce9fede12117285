/** A failed case as a snippet for scratch.ts: its literal input, the call, and what was expected. */
import type { JsonValue } from '#grader/protocol.ts';
import { callCode, calledFunction, codeOf, isJsonTensor } from './literal-code.ts';
import type { CaseItem } from './results-model.ts';

/** Longer literals are no snippet any more. */
const ELEMENTS_MAX = 4_096;

/** Null when the case calls no single entry point or its input is too large to write out. */
export function caseSnippet(item: CaseItem, entryPoints: readonly string[]): string | null {
  const evidence = item.outcome?.evidence;
  const entry = calledFunction(evidence?.call, entryPoints);
  if (!evidence || entry === null) return null;
  const smallest = evidence.counterExample;
  const args = smallest && smallest.args.length > 0 ? smallest.args : evidence.inputs;
  if (countElements(args.map(({ value }) => value as JsonValue)) > ELEMENTS_MAX) return null;
  const code = callCode(entry, { args: [...args] });
  if (code === null) return null;
  const whole = evidence.difference?.path === '' && !evidence.part ? evidence.expected : undefined;
  const expected = smallest && smallest.args.length > 0 ? smallest.expected : whole;
  const names = expected === undefined ? 'yours' : 'yours, expected';
  return [
    "import * as tf from '@tensorflow/tfjs';",
    `import { ${entry} } from './solution';`,
    '',
    `// Case ${item.number}, ${item.title}: ${args === smallest?.args ? 'the smallest failing input' : 'its input'}.`,
    code.constants,
    `const yours = await ${code.call};`,
    ...(expected === undefined ? [] : [`const expected = ${codeOf(expected as JsonValue)};`]),
    `console.log(${names});`,
    '',
  ].join('\n');
}

function countElements(value: JsonValue | readonly JsonValue[]): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (isJsonTensor(value)) return value.data.length;
  return Object.values(value).reduce<number>((sum, inner) => sum + countElements(inner as JsonValue), 0);
}
