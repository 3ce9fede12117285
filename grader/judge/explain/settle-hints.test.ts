import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Hint, Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import type { Observation } from '../cases/observation.ts';
import type { Misconception } from './misconceptions.ts';
import { createEffort } from './search-effort.ts';
import { settleHints } from './settle-hints.ts';
import type { ObservedCase } from './suspects.ts';

/** Something that answers each input, which is known by its number, with a value. */
type Answers = (input: number) => Value;

function misconception(name: string, ...forms: readonly Answers[]): Misconception {
  return { name, title: name, hint: '?', forms: () => forms.map(moduleOf) };
}

function moduleOf(answers: Answers): EntryModule {
  const cost = { kernels: {}, kernelCount: 0, newBytes: 0, peakBytes: 0, leakedTensors: 0, wallMs: 0 };
  return {
    exports: [],
    driverExports: [],
    call: async (_, [input]) => ({
      kind: 'returned',
      value: answers(Number(input)),
      cost,
      changedInput: null,
    }),
  };
}

const SPREAD = [1, -2, 3.5, 4, 0.5, -6];
const spread = (factor: number): Value => tensor(SPREAD.map((value) => value * factor));
const RIGHT: Answers = (input) => spread(1 + input);

interface Seen {
  readonly student: Answers;
  readonly right?: Answers;
  readonly call?: string;
  readonly args?: readonly Value[];
}

/** A case that shows its first input; the others are drawn. */
function caseOf(inputs: readonly number[], seen: Seen, passed = false): ObservedCase {
  const { student, right = RIGHT, call = 'f', args = [tensor(SPREAD)] } = seen;
  const observations = inputs.map((input, i): Observation => {
    const ask = { call, args: [input], mode: { kind: 'plain' } } as const;
    return {
      calls: [call],
      args,
      input: 'drawn',
      shown: i === 0 && !passed,
      actual: [student(input)],
      expected: async () => [right(input)],
      tolerance: { absolute: 1e-4, relative: 1e-4 },
      async replay(answer) {
        const result = await answer(ask);
        return 'value' in result ? [result.value] : null;
      },
    };
  });
  return { passed, observations };
}

const settle = (
  misconceptions: readonly Misconception[],
  cases: readonly ObservedCase[],
): Promise<Hint[][]> =>
  settleHints(misconceptions, cases, createEffort({ stopped: () => false, slowness: 1 }));

async function named(
  misconceptions: readonly Misconception[],
  ...cases: ObservedCase[]
): Promise<string[][]> {
  return (await settle(misconceptions, cases)).map((hints) => hints.map((hint) => hint.misconception));
}

const TWICE: Answers = (input) => spread(2 * (1 + input));
const theirs = misconception('theirs', TWICE);

describe('a mistake is named', () => {
  it('where it gives the student’s numbers on every input that was seen', async () => {
    expect(await named([theirs], caseOf([1, 2, 3], { student: TWICE }))).toEqual([['theirs']]);
  });

  it('not where one drawn input of the case speaks against it', async () => {
    const chance = misconception('chance', (input) => (input < 3 ? TWICE(input) : spread(77)));
    expect(await named([chance], caseOf([1, 2, 3], { student: TWICE }))).toEqual([[]]);
  });

  it('not where an input that was right speaks against it', async () => {
    const student: Answers = (input) => (input === 3 ? RIGHT(input) : TWICE(input));
    expect(await named([theirs], caseOf([1, 2, 3], { student }))).toEqual([[]]);
  });

  it('not where another case that failed speaks against it', async () => {
    const cases = [
      caseOf([1, 2], { student: TWICE }),
      caseOf([1, 2], { student: () => spread(5), call: 'g' }),
    ];
    expect(await named([theirs], ...cases)).toEqual([[], []]);
  });

  it('where it says nothing of another mistake in a case that failed', async () => {
    const first = misconception('first', (input) => (input < 10 ? TWICE(input) : RIGHT(input)));
    const student: Answers = (input) => (input < 10 ? TWICE(input) : spread(99));
    expect(await named([first], caseOf([1, 2], { student }), caseOf([11, 12], { student }))).toEqual([
      ['first'],
      [],
    ]);
  });

  it('in one function, though another function of the exercise is right', async () => {
    const passed = caseOf([1, 2], { student: RIGHT, call: 'g' }, true);
    expect(await named([theirs], caseOf([1, 2], { student: TWICE }), passed)).toEqual([['theirs'], []]);
    const same = caseOf([5, 6], { student: RIGHT }, true);
    expect(await named([theirs], caseOf([1, 2], { student: TWICE }), same)).toEqual([[], []]);
  });

  it('though numbers that are right but for it break down elsewhere', async () => {
    const breaks: Answers = (input) => (input === 3 ? tensor(SPREAD.map(() => Number.NaN)) : TWICE(input));
    expect(await named([theirs], caseOf([1, 2, 3], { student: breaks }))).toEqual([['theirs']]);
  });

  it('for NaN alone only where nothing in the whole run speaks against it', async () => {
    const nan: Answers = () => tensor(SPREAD.map(() => Number.NaN));
    const overflows = misconception('overflows', nan);
    const failed = caseOf([1, 2], { student: nan });
    expect(await named([overflows], failed)).toEqual([['overflows']]);
    const passed = caseOf([1, 2], { student: RIGHT, call: 'g' }, true);
    expect(await named([overflows], failed, passed)).toEqual([[], []]);
  });

  it.each([
    ['a single value', [tensor([3])]],
    ['equal values', [tensor([1, 1, 1, 1, 1, 1])]],
  ])('for %s only where it is all that is wrong in the run', async (_, args) => {
    const few = { right: () => tensor([100]), student: () => tensor([1]), args };
    const silent = misconception('m', (input) => tensor([input < 10 ? 1 : 100]));
    expect(await named([silent], caseOf([1, 2], few))).toEqual([['m']]);
    expect(await named([silent], caseOf([1, 2], few), caseOf([11], few))).toEqual([[], []]);
    const many = { ...few, args: [tensor(SPREAD)] };
    expect(await named([silent], caseOf([1, 2], many), caseOf([11], few))).toEqual([['m'], []]);
  });

  it('not for a shrunk input alone', async () => {
    const one = caseOf([1], { student: TWICE });
    const shrunk = {
      ...one,
      observations: one.observations.map((each) => ({ ...each, input: 'shrunk' as const })),
    };
    expect(await named([theirs], shrunk)).toEqual([[]]);
  });

  it('in whichever of its forms is the student’s, but not in a mix of them', async () => {
    const forms = misconception(
      'forms',
      () => spread(50),
      TWICE,
      () => spread(7),
    );
    expect(await named([forms], caseOf([1, 2], { student: TWICE }))).toEqual([['forms']]);
    const mix: Answers = (input) => (input === 1 ? TWICE(input) : spread(7));
    expect(await named([forms], caseOf([1, 2], { student: mix }))).toEqual([[]]);
  });

  it('with any constant of its family', async () => {
    const clipped =
      (at: number): Answers =>
      (input) =>
        tensor(SPREAD.map((value) => Math.min(value * (1 + input), at)));
    const family = { from: 0.01, to: 100, member: (constant: number) => moduleOf(clipped(constant)) };
    const clips: Misconception = { ...misconception('clips', clipped(1)), family };
    expect(await named([clips], caseOf([1, 2, 3], { student: clipped(2.5) }))).toEqual([['clips']]);
    expect(await named([clips], caseOf([1, 2, 3], { student: (i) => clipped(i)(i) }))).toEqual([[]]);
  });

  it('with a constant of its family, also where another one does the same in one part', async () => {
    const clipped =
      (at: number): Answers =>
      (input) => ({
        loss: tensor(SPREAD.map((value) => Math.min(value * (1 + input), at))),
        slope: spread(0.5),
      });
    const right: Answers = (input) => ({ loss: spread(1 + input), slope: spread(input) });
    const family = { from: 0.01, to: 100, member: (constant: number) => moduleOf(clipped(constant)) };
    const clips: Misconception = { ...misconception('clips', clipped(1)), family };
    const [[hint] = []] = await settle([clips], [caseOf([1, 2, 3], { right, student: clipped(2.5) })]);
    expect(hint).toMatchObject({ misconception: 'clips' });
    expect(hint?.parts).toBeUndefined();
  });

  it('with a round constant, where one input cannot tell it from its neighbours and another can', async () => {
    const clipped =
      (at: number): Answers =>
      (input) =>
        tensor(SPREAD.map((value) => Math.min(value * (1 + input), input === 1 ? Math.round(at) : at)));
    const family = { from: 0.01, to: 100, member: (constant: number) => moduleOf(clipped(constant)) };
    const clips: Misconception = { ...misconception('clips', clipped(1)), family };
    expect(await named([clips], caseOf([1, 2, 3], { student: clipped(3) }))).toEqual([['clips']]);
  });
});

describe('of several mistakes that fit', () => {
  it('none is named, for one of them would be wrong', async () => {
    expect(await named([theirs, misconception('other', TWICE)], caseOf([1, 2], { student: TWICE }))).toEqual([
      [],
    ]);
  });

  it('one is named where they are one mistake by their title', async () => {
    const inAnotherWay = { ...misconception('other', TWICE), title: theirs.title };
    expect(await named([theirs, inAnotherWay], caseOf([1, 2], { student: TWICE }))).toEqual([['theirs']]);
  });

  it('the one is named that explains all the others do and more', async () => {
    const some = misconception('some', (input) => (input < 3 ? TWICE(input) : RIGHT(input)));
    expect(await named([some, theirs], caseOf([1, 2, 3], { student: TWICE }))).toEqual([['theirs']]);
  });
});

describe('a mistake in one part of a result', () => {
  const right: Answers = (input) => ({ output: spread(input), weights: spread(10 + input) });
  const student: Answers = (input) => ({ output: spread(99), weights: spread(20 + input) });
  const inWeights = misconception('in-weights', (input) => ({
    output: spread(50),
    weights: spread(20 + input),
  }));

  it('is named for that part where another part is off in another way', async () => {
    const [[hint] = []] = await settle([inWeights], [caseOf([1, 2], { right, student })]);
    expect(hint).toMatchObject({ misconception: 'in-weights', parts: ['`weights`'] });
  });

  it('is not named for zeros in it, which come from anywhere', async () => {
    const zeros = misconception('zeros', () => ({ output: spread(50), weights: spread(0) }));
    const nothing: Answers = () => ({ output: spread(99), weights: spread(0) });
    expect(await settle([zeros], [caseOf([1, 2], { right, student: nothing })])).toEqual([[]]);
  });

  it('is not named for it where another input speaks against it there', async () => {
    const fickle: Answers = (input) =>
      input === 2 ? { output: spread(99), weights: spread(3) } : student(input);
    expect(await settle([inWeights], [caseOf([1, 2], { right, student: fickle })])).toEqual([[]]);
  });
});

it('no mistake is named when there was no time to look at everything', async () => {
  let looks = 0;
  const effort = createEffort({ stopped: () => ++looks >= 2, slowness: 1 });
  const hints = await settleHints([theirs], [caseOf([1, 2, 3, 4], { student: TWICE })], effort);
  expect(hints).toEqual([[]]);
});
