/** The written form of what a recording holds. Everything is copied by name, so that nothing else of a spec comes along. */
import type { PictureSpec, Tolerance } from '#grader/exercise/case-spec.ts';
import type { CostSpec } from '#grader/exercise/cost-spec.ts';
import type { CallMode, Cost, Value } from '#grader/protocol.ts';
import type { ComparedSpec } from '../cases/kinds/run-property.ts';
import { encodeValue } from './recorded-value.ts';
import type { RecordedCase, RecordedStep } from './recording.ts';

/** Of a case, without its name. */
export type RecordedPart = Omit<RecordedCase, 'plan'>;

/** A step with what was expected of it. */
export function stepOf(known: {
  title: string;
  call: string;
  args: readonly Value[];
  mode: CallMode;
  value: Value;
  cost: Cost | undefined;
}): RecordedStep {
  const { title, call, args, mode, value, cost } = known;
  return {
    title,
    call,
    args: args.map(encodeValue),
    ...(mode.kind === 'vjp' ? { vjp: { wrt: [...mode.wrt], upstream: encodeValue(mode.upstream) } } : {}),
    expected: encodeValue(value),
    ...(cost ? { cost: withoutNames(cost) } : {}),
  };
}

function withoutNames({ kernelCount, newBytes, peakBytes, leakedTensors }: Cost) {
  return { kernelCount, newBytes, peakBytes, leakedTensors };
}

type ShownSpec = Pick<ComparedSpec, 'points' | 'cost'> &
  Partial<Pick<ComparedSpec, 'tolerance' | 'layout' | 'picture' | 'argNames' | 'partNames'>>;

/** What people are shown beside the numbers: copied by name, so that nothing else of a spec comes along. */
export function shownParts({
  tolerance,
  layout,
  picture,
  argNames,
  partNames,
  points,
  cost,
}: ShownSpec): Omit<RecordedPart, 'draws' | 'smaller'> {
  return {
    ...(tolerance ? { tolerance: toleranceParts(tolerance) } : {}),
    ...(layout
      ? { layout: Object.fromEntries(Object.entries(layout).map(([path, axes]) => [path, [...axes]])) }
      : {}),
    ...(picture ? { picture: pictureOf(picture) } : {}),
    ...(argNames ? { argNames: [...argNames] } : {}),
    ...(partNames ? { partNames: { ...partNames } } : {}),
    points,
    ...(cost ? { cost: cost.map(costOf) } : {}),
  };
}

function costOf(spec: CostSpec): NonNullable<RecordedPart['cost']>[number] {
  const { kind, points } = spec;
  return kind === 'kernels' ? { kind, points, timesMax: spec.timesMax } : { kind, points };
}

function toleranceParts({ absolute, relative }: Tolerance): NonNullable<RecordedPart['tolerance']> {
  return {
    ...(absolute === undefined ? {} : { absolute }),
    ...(relative === undefined ? {} : { relative }),
  };
}

function pictureOf({ path, as, title }: PictureSpec): NonNullable<RecordedPart['picture']> {
  return { ...(path === undefined ? {} : { path }), as, title };
}
