/** A failed case as a snippet for scratch.ts: its literal input, the calls it makes, and what was expected. */
import type { Evidence, JsonValue, MadeCall } from '#grader/protocol.ts';
import { callCode, codeOf, isIdentifier, isJsonTensor } from '../evidence/words/literal-code.ts';
import type { CaseItem } from './results-model.ts';

/** Longer literals are no snippet any more. */
const ELEMENTS_MAX = 4_096;

/** Null when the case has no calls that can be made again, or its input is too large to write out. */
export function caseSnippet(item: CaseItem, entryPoints: readonly string[]): string | null {
  const evidence = item.outcome?.evidence;
  if (!evidence) return null;
  const calls = shownCalls(evidence, evidence.calls ?? singleCall(evidence));
  const values = calls.flatMap(({ args }) => args.map(({ value }) => value as JsonValue));
  if (calls.length === 0 || countElements(values) > ELEMENTS_MAX) return null;
  const bodies = calls.map((made, at) => callBody(made, { entryPoints, at, alone: calls.length === 1 }));
  if (bodies.includes(null)) return null;
  const expected = calls.length === 1 ? expectedOf(evidence, calls[0]) : undefined;
  const shown = calls.map((_, at) => resultName(at, calls.length === 1));
  if (expected !== undefined) shown.push('expected');
  const smallest = (evidence.counterExample?.args.length ?? 0) > 0 || evidence.calls !== undefined;
  return [
    "import * as tf from '@tensorflow/tfjs';",
    ...importsOf(calls, entryPoints),
    '',
    `// Case ${item.number}, ${item.title}: ${smallest ? 'the smallest failing input' : 'its input'}.`,
    ...(calls.length > 1 ? [`// ${evidence.reason.replaceAll('\n', ' ')}`] : []),
    ...bodies,
    ...(expected === undefined ? [] : [`const expected = ${codeOf(expected)};`]),
    `console.log(${shown.join(', ')});`,
    '',
  ].join('\n');
}

/** A gradient case whose value is wrong already shows the value: its gradients may well agree. */
function shownCalls(evidence: Evidence, calls: readonly MadeCall[]): readonly MadeCall[] {
  if (!isOfValue(evidence)) return calls;
  return calls.map(({ gradient: _, ...plain }) => plain);
}

function isOfValue({ difference }: Evidence): boolean {
  return difference !== undefined && /^value($|[.[])/.test(difference.path);
}

/** What a case calls that makes one plain call. */
function singleCall(evidence: Evidence): readonly MadeCall[] {
  if (evidence.callee === undefined) return [];
  const smallest = evidence.counterExample?.args ?? [];
  return [{ call: evidence.callee, args: smallest.length > 0 ? smallest : evidence.inputs }];
}

function expectedOf(evidence: Evidence, made: MadeCall | undefined): JsonValue | undefined {
  const smallest = evidence.counterExample;
  const whole = evidence.difference?.path === '' && !evidence.part ? evidence.expected : undefined;
  const expected = (smallest && smallest.args.length > 0 ? smallest.expected : whole) as
    | JsonValue
    | undefined;
  const isPair = typeof expected === 'object' && expected !== null && 'gradients' in expected;
  if (!isPair) return made?.gradient ? undefined : expected;
  const { value, gradients } = expected as { value?: JsonValue; gradients: JsonValue };
  return isOfValue(evidence) ? value : gradients;
}

/** The entry points by name; the driver's exports take the whole solution. */
function importsOf(calls: readonly MadeCall[], entryPoints: readonly string[]): string[] {
  const names = [...new Set(calls.map(({ call }) => call))];
  const driven = names.filter((name) =>
    calls.some((made) => made.call === name && isDriven(made, entryPoints)),
  );
  const own = names.filter((name) => !driven.includes(name));
  return [
    ...(own.length > 0 ? [`import { ${own.join(', ')} } from './solution';`] : []),
    ...(driven.length > 0
      ? [
          "import * as solution from './solution';",
          '// How the exercise calls your functions where they take or return more than tensors and numbers.',
          `import { ${driven.join(', ')} } from './driver';`,
        ]
      : []),
  ];
}

/** Older reports do not say; there, and of sealed exercises, the name must do. */
function isDriven({ call, driven }: MadeCall, entryPoints: readonly string[]): boolean {
  return driven ?? !entryPoints.includes(call);
}

interface Place {
  readonly entryPoints: readonly string[];
  readonly at: number;
  readonly alone: boolean;
}

function callBody(made: MadeCall, { entryPoints, at, alone }: Place): string | null {
  const suffix = at === 0 ? '' : String(at + 1);
  const args = made.args.map(({ name, value }, i) => ({
    name: `${isIdentifier(name) ? name : `argument${i + 1}`}${suffix}`,
    value,
  }));
  const first = isDriven(made, entryPoints) ? ['solution'] : [];
  const code = callCode(made.call, { args }, { first });
  if (code === null) return null;
  const result = resultName(at, alone);
  if (!made.gradient) return `${code.constants}\nconst ${result} = await ${code.call};`;
  const by = made.gradient.wrt.map((position) => code.names[position] ?? '');
  const typed = by.map((name) => `${name}: any`).join(', ');
  return [
    code.constants,
    '// The gradients of sum(result · upstream).',
    `const upstream${suffix} = ${codeOf(made.gradient.upstream)};`,
    `const ${result} = tf.grads((${typed}) => tf.sum(tf.mul(${code.call}, upstream${suffix})))([${by.join(', ')}]);`,
  ].join('\n');
}

function resultName(at: number, alone: boolean): string {
  return alone ? 'yours' : `yours${at + 1}`;
}

function countElements(value: JsonValue | readonly JsonValue[]): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (isJsonTensor(value)) return value.data.length;
  return Object.values(value).reduce<number>((sum, inner) => sum + countElements(inner as JsonValue), 0);
}
