/** What is wrong with the cases that an author wrote: misspelt keys, text for numbers, words that nobody knows. */
import type {
  CaseSpec,
  ExampleSpec,
  GradientSpec,
  InputSpec,
  InvariantSpec,
  PictureSpec,
  PredictionsSpec,
  PropertySpec,
  StatefulSpec,
  Tolerance,
  TrainingSpec,
} from './case-spec.ts';
import type { SizeSpec } from './sizes.ts';
import {
  aFunction,
  anything,
  type Check,
  each,
  either,
  fields,
  integerFrom,
  maybe,
  notNegative,
  number,
  oneOfWords,
  points,
  pointsAbove0,
  text,
  values,
} from './value-checks.ts';

type Titled<Spec> = Spec & Pick<CaseSpec, 'kind' | 'title'>;

const tolerance = fields<Tolerance>({ absolute: maybe(notNegative), relative: maybe(notNegative) });
const cost = each(
  either('kind', {
    'no-leak': fields<{ kind: unknown; points: unknown }>({ kind: anything, points: pointsAbove0 }),
    kernels: fields<{ kind: unknown; points: unknown; timesMax: unknown }>({
      kind: anything,
      points: pointsAbove0,
      timesMax: number((value) => value >= 1, 'a number of at least 1'),
    }),
  }),
);
const size = either('kind', {
  integer: fields<{ kind: unknown; min: unknown; max: unknown }>({
    kind: anything,
    min: number(Number.isInteger, 'a whole number'),
    max: number(Number.isInteger, 'a whole number'),
  }),
  choice: fields<{ kind: unknown; values: unknown }>({ kind: anything, values: each(anything) }),
});
const PICTURES = ['image', 'heatmap', 'line', 'histogram', 'scatter', 'table', 'trajectory'] as const;
const picture = fields<PictureSpec>({
  as: oneOfWords<PictureSpec['as']>(PICTURES),
  title: text,
  path: maybe(anything),
  objective: maybe(aFunction),
});
const predictions = fields<PredictionsSpec>({ as: anything, title: text, of: aFunction });

const INPUTS: { readonly [K in keyof InputSpec<SizeSpec>]-?: Check } = {
  sizes: values(size),
  where: maybe(aFunction),
  args: aFunction,
};
const COMMON = {
  kind: anything,
  title: text,
  points,
  visibility: maybe(oneOfWords(['public', 'hidden'])),
  id: maybe(text),
  tolerance: maybe(tolerance),
  layout: maybe(values(each(text))),
  picture: maybe(picture),
  source: maybe(text),
};
const NAMES = { argNames: maybe(each(text)), runs: maybe(integerFrom(1)) };
const PART_NAMES = maybe(values(text));
const COST = { cost: maybe(cost) };

const { points: _earned, ...UNPAID } = COMMON;
/** A table lacks no key that its type has: tsc says so. */
const KINDS: Readonly<Record<CaseSpec['kind'], Check>> = {
  example: fields<Titled<ExampleSpec>>({
    ...COMMON,
    ...COST,
    call: text,
    args: each(anything),
    argNames: NAMES.argNames,
    partNames: PART_NAMES,
    expect: maybe(anything),
  }),
  property: fields<Titled<PropertySpec<SizeSpec>>>({
    ...COMMON,
    ...COST,
    ...INPUTS,
    ...NAMES,
    call: text,
    partNames: PART_NAMES,
  }),
  invariant: fields<Titled<InvariantSpec<SizeSpec>>>({
    ...COMMON,
    ...NAMES,
    given: fields<InputSpec<SizeSpec>>(INPUTS),
    check: aFunction,
  }),
  gradient: fields<Titled<GradientSpec<SizeSpec>>>({
    ...COMMON,
    ...COST,
    ...INPUTS,
    ...NAMES,
    call: text,
    wrt: maybe(each(integerFrom(0))),
    against: maybe(oneOfWords(['automatic', 'finite-differences'])),
  }),
  training: fields<Titled<TrainingSpec>>({
    ...UNPAID,
    picture: maybe(
      either(
        'as',
        Object.fromEntries([...PICTURES.map((as) => [as, picture]), ['predictions', predictions]]),
      ),
    ),
    run: text,
    args: aFunction,
    measure: aFunction,
    measureName: text,
    thresholds: each(threshold),
    lowerIsBetter: maybe(oneOfWords([true, false])),
  }),
  stateful: fields<Titled<StatefulSpec<SizeSpec>>>({
    ...COMMON,
    ...COST,
    sizes: INPUTS.sizes,
    where: INPUTS.where,
    runs: NAMES.runs,
    steps: aFunction,
  }),
};

function threshold(value: unknown): string[] {
  if (!Array.isArray(value) || value.length !== 2) return ['expected [at least, points]'];
  return [...number(Number.isFinite, 'a number')(value[0]), ...points(value[1])];
}

/** A sentence for each slip, with the title of its case; empty when the judge can run them. */
export function caseProblems(specs: readonly unknown[]): string[] {
  const check = either('kind', KINDS);
  return specs.flatMap((spec, i) => {
    const title = typeof spec === 'object' && spec !== null && 'title' in spec ? spec.title : undefined;
    const name = typeof title === 'string' && title !== '' ? `"${title}"` : `case ${i + 1}`;
    return check(spec).map((problem) => `${name}: ${problem}.`);
  });
}
