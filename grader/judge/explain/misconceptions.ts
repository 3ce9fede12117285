/** The known mistakes of an exercise, ready to be called like solutions. */
import {
  type MisconceptionProgram,
  misconceptionPrograms,
} from '#grader/exercise/misconceptions/expand-misconceptions.ts';
import { formSource } from '#grader/exercise/misconceptions/misconception-forms.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { faultIn } from '../judge-fault.ts';

export interface Misconception {
  /** File name without extension. */
  readonly name: string;
  readonly title: string;
  /** Markdown. */
  readonly hint: string;
  /** As it is graded, then its other forms; loaded on first use. */
  readonly forms: () => readonly EntryModule[];
  readonly family?: Family;
}

/** A mistake with a constant of the student's choosing. */
export interface Family {
  /** The least and the largest that is looked for, both above 0. */
  readonly from: number;
  readonly to: number;
  readonly member: (constant: number) => EntryModule;
}

export interface MisconceptionLoader {
  /** What a file exports. */
  readonly read: (path: string, source: string) => Readonly<Record<string, unknown>>;
  /** A source as something to call. */
  readonly load: (path: string, source: string) => EntryModule;
}

/** @throws JudgeFault for a file that does not load, or that exports what no misconception has; ExerciseError for a difference that does not fit */
export function loadMisconceptions(files: FileMap, loader: MisconceptionLoader): Misconception[] {
  return misconceptionPrograms(files).map((program) => {
    const { name, path, expanded } = program;
    if (expanded === null) return readMisconception(program, loader);
    const { title, hint, sources, family } = expanded;
    const load = (source: string): EntryModule => loader.load(path, source);
    return {
      name,
      title,
      hint,
      forms: once(() => sources.map(load)),
      ...(family && {
        family: { from: family.from, to: family.to, member: (value: number) => load(family.sourceOf(value)) },
      }),
    };
  });
}

/** Of a file that is a program, and exports what is to be known of it. */
function readMisconception(
  { name, path, source }: MisconceptionProgram,
  { read, load }: MisconceptionLoader,
): Misconception {
  const { title, hint, variants, family } = read(path, source);
  if (typeof title !== 'string' || typeof hint !== 'string') {
    throw faultIn(path, `expected the string exports \`title\` and \`hint\`.`);
  }
  const sources = [
    source,
    ...variantsOf(path, variants).map((_, variant) => formSource(source, { variant })),
  ];
  return {
    name,
    title,
    hint,
    forms: once(() => sources.map((text) => load(path, text))),
    ...(family !== undefined && {
      family: {
        ...rangeOf(path, family),
        member: (constant: number) => load(path, formSource(source, { constant })),
      },
    }),
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

function variantsOf(path: string, variants: unknown): readonly unknown[] {
  if (variants === undefined) return [];
  if (Array.isArray(variants) && variants.every((one) => typeof one === 'object' && one !== null)) {
    return variants;
  }
  throw faultIn(path, `expected \`variants\` to be a list of records of entry points.`);
}

function rangeOf(path: string, family: unknown): Pick<Family, 'from' | 'to'> {
  const { from, to, of } = (family ?? {}) as Record<string, unknown>;
  if (
    typeof from === 'number' &&
    typeof to === 'number' &&
    from > 0 &&
    to > from &&
    typeof of === 'function'
  ) {
    return { from, to };
  }
  throw faultIn(
    path,
    `expected \`family\` to be { from, to, of }: two constants, 0 < from < to, and a function from a constant to a record of entry points.`,
  );
}
