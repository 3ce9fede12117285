/** A case's world without realms: both sides are functions of plain values, so that a case runs in a millisecond. */
import type { CallMode, CodeError, Cost, InputChange, Value } from '#grader/protocol.ts';
import { BROWSER_LIMITS } from '#grader/protocol.ts';
import type { EntryModule, EntryResult } from '#grader/realm/entry-calls.ts';
import type { StudentResult } from '../../link/student-session.ts';
import type { PreparedExercise } from '../../prepare-exercise.ts';
import { createCaseClock } from '../case-clock.ts';
import type { CaseWorld } from '../case-world.ts';

/** A call that took this much; of what is not named, nothing. */
export function costing(known: Partial<Cost> = {}): Cost {
  return { kernels: {}, kernelCount: 0, newBytes: 0, peakBytes: 0, leakedTensors: 0, wallMs: 0, ...known };
}

/** An answer that is more than a value. */
class Told {
  readonly result: StudentResult;
  constructor(result: StudentResult) {
    this.result = result;
  }
}
export function tells(result: StudentResult): Told {
  return new Told(result);
}
export function returns(
  value: Value,
  { cost = {}, changedInput = null }: { cost?: Partial<Cost>; changedInput?: InputChange | null } = {},
): Told {
  return tells({ kind: 'returned', value, cost: costing(cost), changedInput });
}
export function throws(error: Partial<CodeError> = {}, cost: Cost | null = costing()): Told {
  return tells({ kind: 'threw', error: { kind: 'runtime', name: 'Error', message: 'no', ...error }, cost });
}

/** Gets copies, as code in a realm does. */
export type PlainFunction = (args: readonly Value[], mode: CallMode) => Value | Told;
export type PlainSide = Readonly<Record<string, PlainFunction>>;

function answer(side: PlainSide, name: string, asked: readonly [readonly Value[], CallMode]): StudentResult {
  const given = side[name]?.(...asked);
  return given instanceof Told
    ? given.result
    : { kind: 'returned', value: given, cost: costing(), changedInput: null };
}

export function plainModule(side: PlainSide, driverExports: readonly string[] = []): EntryModule {
  return {
    exports: Object.keys(side),
    driverExports,
    call: async (name, args, mode) => answer(side, name, [args, mode]) as EntryResult,
  };
}

interface PlainWorld extends CaseWorld {
  /** Names of what the student's side was asked, in order. */
  readonly asked: string[];
}

interface PlainSides {
  readonly reference: PlainSide;
  readonly student: PlainSide;
  /** Functions of the reference that are the driver's; the others are entry points with the argument `x`. */
  readonly driven?: readonly string[];
  readonly more?: Partial<CaseWorld>;
}

/** No tensor of TensorFlow.js exists in it: a law, which works with them, cannot be checked here. */
export function plainWorld({ reference, student, driven = [], more = {} }: PlainSides): PlainWorld {
  const asked: string[] = [];
  const clock = createCaseClock(BROWSER_LIMITS);
  const loaded = async () => ({ kind: 'loaded', exports: Object.keys(student) }) as const;
  const entryPoints = Object.keys(reference)
    .filter((name) => !driven.includes(name))
    .map((name) => ({ name, parameters: [{ name: 'x' }] }));
  return {
    exercise: {
      ...{ slug: 'test/test', hash: 'hash', driver: null, assets: {}, cases: [] },
      manifest: { entryPoints, forbids: [], limits: {} },
      reference: plainModule(reference, driven),
    } as unknown as PreparedExercise,
    session: {
      clock,
      load: loaded,
      restart: loaded,
      call: async (name, args, mode = { kind: 'plain' }) => {
        asked.push(name);
        return answer(student, name, [structuredClone(args), mode]);
      },
      evaluate: async () => ({ kind: 'evaluated' }),
      beginCase: () => clock.beginCase(),
      stop: () => undefined,
    },
    tf: null as never,
    backend: 'cpu',
    limits: BROWSER_LIMITS,
    seed: 1,
    asked,
    ...more,
  };
}
