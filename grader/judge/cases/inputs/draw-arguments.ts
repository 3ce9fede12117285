/** What an author gives to a draw, looked at: `cases.ts` runs without a look at its types. */
import type { Draw } from '#grader/exercise/draw.ts';
import {
  type Check,
  fields,
  integerFrom,
  maybe,
  notNegative,
  number,
  oneOfWords,
} from '#grader/exercise/value-checks.ts';
import { counted } from '#grader/protocol/count-words.ts';

interface Form {
  /** As it is written. */
  readonly written: string;
  /** One an argument. */
  readonly checks: readonly Check[];
}

const finite = number(Number.isFinite, 'a number');
const whole = number(Number.isInteger, 'a whole number');
const probability = number((value) => value >= 0 && value <= 1, 'a number from 0 to 1');
const least0 = integerFrom(0);

const shape: Check = (value) => {
  if (!Array.isArray(value)) return ['expected a shape, a list of sizes such as [3, 4]'];
  return value.every((extent) => Number.isInteger(extent) && extent >= 0)
    ? []
    : [`[${value.map(String).join(', ')}] is no shape; expected integers of at least 0`];
};

const FORMS: Readonly<Record<keyof Draw, Form>> = {
  normal: {
    written: 'normal(shape, { mean, std })',
    checks: [shape, maybe(fields<{ mean: 0; std: 0 }>({ mean: maybe(finite), std: maybe(notNegative) }))],
  },
  uniform: {
    written: 'uniform(shape, { min, max })',
    checks: [shape, maybe(fields<{ min: 0; max: 0 }>({ min: maybe(finite), max: maybe(finite) }))],
  },
  integers: {
    written: 'integers(shape, { min, max, dtype })',
    checks: [
      shape,
      fields<{ min: 0; max: 0; dtype: 0 }>({
        min: whole,
        max: whole,
        dtype: maybe(oneOfWords(['float32', 'int32'])),
      }),
    ],
  },
  booleans: {
    written: 'booleans(shape, { probability })',
    checks: [shape, maybe(fields<{ probability: 0 }>({ probability: maybe(probability) }))],
  },
  oneHot: { written: 'oneHot(count, classes)', checks: [least0, least0] },
  permutation: { written: 'permutation(length)', checks: [least0] },
  number: { written: 'number(min, max)', checks: [finite, finite] },
};

/** The same draws. @throws TypeError in words for arguments that a draw does not take: it would leave them out in silence */
export function checkedDraw(draw: Draw): Draw {
  const names = Object.keys(FORMS) as readonly (keyof Draw)[];
  const checked = names.map((name) => [
    name,
    (...given: unknown[]) => {
      refuseStrange(FORMS[name], given);
      return (draw[name] as (...given: unknown[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(checked) as Draw;
}

function refuseStrange({ written, checks }: Form, given: readonly unknown[]): void {
  const problems = checks.flatMap((check, at) =>
    check(given[at]).map((problem) => `argument ${at + 1}: ${problem}`),
  );
  if (given.length > checks.length) {
    const takes = counted(checks.length, 'argument');
    problems.push(`it takes ${takes}, and got ${given.length}`);
  }
  if (problems.length > 0) throw new TypeError(`draw.${written}: ${problems.join('; ')}.`);
}
