/** The cases an author writes. Builders only collect; running them is the judge's work (`grader/judge`). */
import type { Tensor } from '@tensorflow/tfjs';
import type { CasePicture, TensorValue, Value, Visibility } from '#grader/protocol.ts';
import type { CostPoints } from './cost-spec.ts';
import type { Draw } from './draw.ts';
import type { SizeSpec, Sizes } from './sizes.ts';
import type { StudentCalls, TensorResult } from './student-calls.ts';

/** |actual − expected| ≤ absolute + relative·|expected|; missing parts come from the backend's defaults. */
export interface Tolerance {
  readonly absolute?: number;
  readonly relative?: number;
}

/** Axis words, outermost first, by path of the result ("" is the result itself): { '': ['batch', 'row', 'column', 'channel'] }. */
export type Layout = Readonly<Record<string, readonly string[]>>;

/** How a failing or passing case is drawn when the default (heat maps of expected, yours, difference) is not best. */
export interface PictureSpec {
  /** Path inside the result, "" for the result itself. */
  readonly path?: string;
  readonly as: CasePicture;
  readonly title: string;
  /**
   * Of a `trajectory` [steps + 1, 2]: the objective in plain numbers, made from the case's arguments; its level lines
   * are drawn below the trajectory. With another number of coordinates, a trajectory becomes a line for each.
   */
  readonly objective?: (args: readonly Value[]) => (x: number, y: number) => number;
}

interface CommonSpec {
  /** Points of the case; 0 is allowed for a case that only explains. */
  readonly points: number;
  /** `hidden` cases run on the server only. Default `public`. */
  readonly visibility?: Visibility;
  /** Stable id; default the slug of the title. */
  readonly id?: string;
  readonly tolerance?: Tolerance;
  readonly layout?: Layout;
  readonly picture?: PictureSpec;
  /** Where literal numbers come from (lecture page, paper and equation). */
  readonly source?: string;
}

interface PartsSpec {
  /**
   * What parts of a result are called in words, by path, where a path means nothing to a student:
   * { '[2].loss': 'The loss of step 3' }.
   */
  readonly partNames?: Readonly<Record<string, string>>;
}

/** Literal arguments, with the expected result or, without `expect`, the reference's. */
export interface ExampleSpec extends CommonSpec, CostPoints, PartsSpec {
  /** An entry point, or an export of driver.ts. */
  readonly call: string;
  readonly args: readonly Value[];
  /** Names of the arguments as shown to people. Default: the parameter names in exercise.yaml's entry point. */
  readonly argNames?: readonly string[];
  readonly expect?: Value;
}

/** How random inputs are made: sizes are drawn (and shrunk) first, values follow from (seed, shape). */
export interface InputSpec<S extends SizeSpec> {
  /** Integers and choices that decide shapes and options; each shrinks towards its first value. */
  readonly sizes: S;
  /** Drop combinations that make no sense, e.g. a filter larger than the image. */
  readonly where?: (sizes: Sizes<S>) => boolean;
  /**
   * Arguments for these sizes. Must be a pure function of `sizes` and `draw`. One of the inputs comes a second time, with
   * the numbers of every draw in reverse order.
   */
  readonly args: (sizes: Sizes<S>, draw: Draw) => readonly Value[];
}

/** Random inputs compared with the reference. */
export interface PropertySpec<S extends SizeSpec> extends CommonSpec, CostPoints, PartsSpec, InputSpec<S> {
  readonly call: string;
  readonly argNames?: readonly string[];
  /** Random inputs per run, at least 1. Default 20. */
  readonly runs?: number;
}

/** A law of the mathematics that holds for the student's function alone, on random inputs. */
export interface InvariantSpec<S extends SizeSpec> extends CommonSpec {
  readonly given: InputSpec<S>;
  readonly runs?: number;
  readonly argNames?: readonly string[];
  /**
   * `student.f(...)` takes tensors or plain values and gives TensorFlow.js tensors of the judge realm, disposed after
   * the check. Return `close(actual, expected)`, `holds(condition, 'what was expected and what came')`, or an array of them.
   */
  readonly check: (
    world: { readonly student: StudentCalls; readonly sizes: Sizes<S> },
    args: readonly TensorResult[],
  ) => Promise<Verdict | readonly Verdict[]>;
}

/** The student's function must be differentiable, with the reference's gradient. */
export interface GradientSpec<S extends SizeSpec> extends CommonSpec, CostPoints, InputSpec<S> {
  readonly call: string;
  readonly argNames?: readonly string[];
  /** Positions of the arguments to differentiate by. Default [0]. */
  readonly wrt?: readonly number[];
  /** `automatic` compares with automatic differentiation of the reference; `finite-differences` with central differences of it. */
  readonly against?: 'automatic' | 'finite-differences';
  readonly runs?: number;
}

/**
 * A long run through a driver; the judge measures what came out. Labels stay with the judge. `args`, `measure` and a
 * picture of predictions each get a `draw` that begins anew and gives the same: the k'th draw of one shape is one value.
 */
export interface TrainingSpec extends Omit<CommonSpec, 'points' | 'picture'> {
  /** An export of driver.ts: trains with the student's functions and returns plain outputs (predictions, samples). */
  readonly run: string;
  readonly args: (draw: Draw, assets: Readonly<Record<string, Uint8Array>>) => readonly Value[];
  /** The number the thresholds speak of, e.g. accuracy; from the outputs and, with its `draw`, what `args` drew. */
  readonly measure: (
    output: Value,
    context: { readonly draw: Draw; readonly assets: Readonly<Record<string, Uint8Array>> },
  ) => number | Promise<number>;
  /** What the number is: "accuracy on unseen digits". */
  readonly measureName: string;
  /** [at least, points] pairs; reaching a threshold earns its points, so they add up. */
  readonly thresholds: readonly (readonly [atLeast: number, points: number])[];
  /** Lower is better (a distance, a loss). Default false. */
  readonly lowerIsBetter?: boolean;
  readonly picture?: PictureSpec | PredictionsSpec;
}

/** Images with what the student's model read in them; mistakes are marked. */
export interface PredictionsSpec {
  readonly as: 'predictions';
  readonly title: string;
  /** From the outputs and what only the judge has. May throw for outputs of a wrong form: then there is no picture. */
  readonly of: (
    output: Value,
    context: { readonly draw: Draw; readonly assets: Readonly<Record<string, Uint8Array>> },
  ) => LabelledImages;
}
/** What {@link PredictionsSpec} draws: images with what was read in them and what they are. */
export interface LabelledImages {
  /** Grey values in [0, 1], [images, height, width]. */
  readonly images: TensorValue;
  /** One for each image. */
  readonly predicted: readonly string[];
  readonly actual: readonly string[];
}

/** Several calls in a row on one state held by a driver; compared after each step with the reference. */
export interface StatefulSpec<S extends SizeSpec> extends CommonSpec, CostPoints, Omit<InputSpec<S>, 'args'> {
  /** Steps in order: an export of driver.ts or an entry point, with arguments. `previous` is the last step's result of the side that runs. */
  readonly steps: (sizes: Sizes<S>, draw: Draw) => readonly StatefulStep[];
  readonly runs?: number;
}
/** One call of a {@link StatefulSpec}; student and reference each go on from their own last result. */
export interface StatefulStep {
  /** An export of driver.ts, or an entry point. */
  readonly call: string;
  /** The arguments; `previous` is what the step before gave on the side that runs, undefined in the first step. */
  readonly args: (previous: Value) => readonly Value[];
  /** Shown in "the first step that differs". */
  readonly title: string;
}

/** Result of one comparison or condition inside an invariant. */
export type Verdict =
  | {
      readonly kind: 'close';
      readonly actual: Tensor | TensorValue;
      readonly expected: Tensor | TensorValue;
      readonly tolerance?: Tolerance;
      readonly because?: string;
    }
  | { readonly kind: 'holds'; readonly condition: boolean; readonly message: string };

// biome-ignore lint/suspicious/noExplicitAny: a list of cases mixes size specs; each case is checked where it is written
type AnySizes = any;

/** One case of `cases.ts`, as a builder below makes it: its kind, the title that students read, and what that kind needs. */
export type CaseSpec =
  | ({ readonly kind: 'example'; readonly title: string } & ExampleSpec)
  | ({ readonly kind: 'property'; readonly title: string } & PropertySpec<AnySizes>)
  | ({ readonly kind: 'invariant'; readonly title: string } & InvariantSpec<AnySizes>)
  | ({ readonly kind: 'gradient'; readonly title: string } & GradientSpec<AnySizes>)
  | ({ readonly kind: 'training'; readonly title: string } & TrainingSpec)
  | ({ readonly kind: 'stateful'; readonly title: string } & StatefulSpec<AnySizes>);

/** A literal input and its expected result. */
export function example(title: string, spec: ExampleSpec): CaseSpec {
  return { kind: 'example', title, ...spec };
}

/** Random inputs on which the student must match the reference; failures shrink to the smallest sizes. */
export function property<S extends SizeSpec>(title: string, spec: PropertySpec<S>): CaseSpec {
  return { kind: 'property', title, ...spec };
}

/** A law that the student's function must satisfy on random inputs. */
export function invariant<S extends SizeSpec>(title: string, spec: InvariantSpec<S>): CaseSpec {
  return { kind: 'invariant', title, ...spec };
}

/** Gradients through the student's function. */
export function gradient<S extends SizeSpec>(title: string, spec: GradientSpec<S>): CaseSpec {
  return { kind: 'gradient', title, ...spec };
}

/** A training run with thresholds and partial credit. */
export function training(title: string, spec: TrainingSpec): CaseSpec {
  return { kind: 'training', title, ...spec };
}

/** A sequence of calls; the first step that differs is named. */
export function stateful<S extends SizeSpec>(title: string, spec: StatefulSpec<S>): CaseSpec {
  return { kind: 'stateful', title, ...spec };
}

/** The default export of cases.ts. */
export function defineCases(cases: readonly CaseSpec[]): readonly CaseSpec[] {
  return cases;
}
