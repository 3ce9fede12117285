/** Mistakes that fit and must not be named: by chance, in part, or against something that another case saw. */
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { Value } from '#grader/protocol.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { type Observation, replayOf } from '../cases/observation.ts';
import type { Misconception } from './misconceptions.ts';
import type { PartFit } from './mistake-fit.ts';
import { createEffort } from './search-effort.ts';
import { settleHints } from './settle-hints.ts';
import { findSuspects, type ObservedCase } from './suspects.ts';

type Numbers = readonly number[];
type Of = (x: Numbers) => Value;
const LONG: Numbers = [1, -2, 3.5, 4, 0.5, -6];
const OTHER: Numbers = [2, 5, -1, 7, 0.25, 3];
/** Code gets copies. */
const isLong = ([first]: Numbers) => first === LONG[0];
const tolerance = { absolute: 1e-4, relative: 1e-4 };
const times =
  (factor: number): Of =>
  (x) =>
    tensor(x.map((value) => value * factor));
const throwing: EntryModule['call'] = async () => ({
  kind: 'threw',
  error: { kind: 'runtime', name: 'Error', message: 'no' },
  cost: null,
});
const moduleOf = (of: Of | null): EntryModule => ({
  ...{ exports: ['f'], driverExports: [] },
  call: of ? async (_name, [x]) => ({ kind: 'returned', value: of(x as Numbers) }) as never : throwing,
});
const mistake = (name: string, ...forms: (Of | null)[]): Misconception => ({
  ...{ name, title: `Title of ${name}`, hint: `Hint of ${name}` },
  forms: () => forms.map(moduleOf),
});
const seen = (
  x: Numbers,
  actual: Value | null,
  { right = times(1), ...more }: Partial<Observation> & { right?: Of } = {},
): Observation => ({
  ...{ calls: ['f'], args: [tensor([...x])], input: 'drawn', shown: false, tolerance },
  actual: actual === null ? null : [actual],
  expected: async () => [right(x)],
  replay: replayOf([{ call: 'f', args: [x], mode: { kind: 'plain' } }]),
  ...more,
});
const shown = (x: Numbers, actual: Value | null, more: Parameters<typeof seen>[2] = {}) =>
  seen(x, actual, { ...more, shown: true });
const failed = (...observations: Observation[]): ObservedCase => ({ passed: false, observations });
const passed = (...observations: Observation[]): ObservedCase => ({ passed: true, observations });
const effort = (stopped = () => false) => createEffort({ stopped, slowness: 1 });

const doubles = mistake('doubles', times(2));

describe('who is suspected', () => {
  const fitsOf = async (known: Misconception, ...cases: ObservedCase[]): Promise<PartFit[] | null> => {
    const [suspect] = await findSuspects([known], cases, effort());
    return suspect ? [...suspect.fits.values()].flatMap((fit) => [...fit.values()]) : null;
  };

  it('is told with how it fits everything that was seen, shown inputs first', async () => {
    const all = [shown(LONG, times(2)(LONG)), seen(OTHER, times(2)(OTHER)), seen(LONG, times(3)(LONG))];
    expect(await fitsOf(doubles, failed(...all))).toEqual(['telling', 'telling', 'against']);
    expect(
      await fitsOf(doubles, failed(all[0] as Observation), passed(seen(OTHER, times(1)(OTHER)))),
    ).toEqual(['telling', 'against']);
  });

  it('is nobody who throws where the code answered', async () => {
    expect(await fitsOf(mistake('throws', null), failed(shown(LONG, times(2)(LONG))))).toBeNull();
  });

  it('is not looked at where the code or the reference gave nothing', async () => {
    const gone = seen(OTHER, null);
    const unknown = seen(OTHER, times(2)(OTHER), { expected: async () => null });
    expect(await fitsOf(doubles, failed(shown(LONG, times(2)(LONG)), gone, unknown))).toEqual(['telling']);
  });

  it('has the form that nothing speaks against, whichever comes first', async () => {
    const fickle: Of = (x) => (isLong(x) ? times(2)(x) : times(9)(x));
    const all = failed(shown(LONG, times(2)(LONG)), seen(OTHER, times(2)(OTHER)));
    expect(await fitsOf(mistake('m', fickle, times(2)), all)).toEqual(['telling', 'telling']);
    expect(await fitsOf(mistake('m', times(2), fickle), all)).toEqual(['telling', 'telling']);
    expect(await fitsOf(mistake('m', fickle), all)).toEqual(['telling', 'against']);
  });

  it('is nobody when the run is stopped', async () => {
    const cases = [failed(shown(LONG, times(2)(LONG)))];
    expect(
      await findSuspects(
        [doubles],
        cases,
        effort(() => true),
      ),
    ).toEqual([]);
  });
});

describe('who is named', () => {
  const named = async (known: readonly Misconception[], ...cases: ObservedCase[]): Promise<string[][]> =>
    (await settleHints(known, cases, effort())).map((hints) =>
      hints.map(({ misconception }) => misconception),
    );

  it('comes with its words, freed of what cannot be seen', async () => {
    const hidden: Misconception = { ...doubles, title: 'Dou\u202Ebles', hint: 'Look\u200B here.' };
    const [[hint] = []] = await settleHints([hidden], [failed(shown(LONG, times(2)(LONG)))], effort());
    expect(hint?.misconception).toBe('doubles');
    expect(`${hint?.title} ${hint?.hint}`).not.toMatch(/[\u202E\u200B]/);
    expect(hint).not.toHaveProperty('parts');
  });

  it('is one name for one case, in the place of the case', async () => {
    const right = passed(seen(OTHER, times(1)(OTHER), { calls: ['g'] }));
    expect(await named([doubles], right, failed(shown(LONG, times(2)(LONG))), right)).toEqual([
      [],
      ['doubles'],
      [],
    ]);
    expect(await named([doubles])).toEqual([]);
    expect(await named([], failed(shown(LONG, times(2)(LONG))))).toEqual([[]]);
  });

  it('is nobody of two that agree on all that was seen', async () => {
    const same: Of = (x) => tensor(x.map((value) => value + value));
    expect(await named([doubles, mistake('adds-twice', same)], failed(shown(LONG, times(2)(LONG))))).toEqual([
      [],
    ]);
  });

  it('is one of two where another input tells them apart', async () => {
    const square: Of = (x) => (isLong(x) ? times(2)(x) : tensor(x.map((value) => value * value)));
    const all = failed(shown(LONG, times(2)(LONG)), seen(OTHER, times(2)(OTHER)));
    expect(await named([doubles, mistake('squares', square)], all)).toEqual([['doubles']]);
    const squares = failed(shown(LONG, times(2)(LONG)), seen(OTHER, square(OTHER)));
    expect(await named([doubles, mistake('squares', square)], squares)).toEqual([['squares']]);
  });

  it('is nobody where the numbers only nearly agree', async () => {
    const nearly = tensor(LONG.map((value) => value * 2.001));
    expect(await named([doubles], failed(shown(LONG, nearly)))).toEqual([[]]);
  });

  it('is nobody whose mistake hardly shows', async () => {
    const hardly = mistake('hardly', times(1.001));
    expect(await named([hardly], failed(shown(LONG, times(1.001)(LONG))))).toEqual([[]]);
    expect(await named([mistake('well', times(1.01))], failed(shown(LONG, times(1.01)(LONG))))).toEqual([
      ['well'],
    ]);
  });

  it('is nobody on a single value, unless it is all that is wrong', async () => {
    const few: Numbers = [3];
    const alone = failed(shown(few, times(2)(few)));
    expect(await named([doubles], alone)).toEqual([['doubles']]);
    // Something else is wrong elsewhere, which the mistake has no part in.
    const right = mistake('sometimes', (x) => (x.length === 1 ? times(2)(x) : times(1)(x)));
    expect(await named([right], alone, failed(shown(LONG, times(7)(LONG))))).toEqual([[], []]);
  });

  it('explains as many inputs of a case as it leaves', async () => {
    const sometimes: Of = (x) => (isLong(x) ? times(2)(x) : times(1)(x));
    const known = mistake('sometimes', sometimes);
    const first = shown(LONG, times(2)(LONG));
    const left = seen(OTHER, times(5)(OTHER));
    expect(await named([known], failed(first, left))).toEqual([['sometimes']]);
    expect(await named([known], failed(first, left, seen(OTHER, times(7)(OTHER))))).toEqual([[]]);
  });

  it('is nobody where nothing of the case is shown', async () => {
    const hidden = failed(seen(LONG, times(2)(LONG)));
    expect(await named([doubles], hidden, failed(shown(OTHER, times(2)(OTHER))))).toEqual([[], ['doubles']]);
  });
});

describe('a mistake in parts of a result', () => {
  const right: Of = (x) => ({ w: times(1)(x), b: times(3)(x), c: times(5)(x) });
  const both = mistake('in-two', (x) => ({ w: times(2)(x), b: times(4)(x), c: times(5)(x) }));
  const parted = async (actual: Value, known: readonly Misconception[], more: Partial<Observation> = {}) => {
    const [hints = []] = await settleHints(
      known,
      [failed(shown(LONG, actual, { right, ...more }))],
      effort(),
    );
    return hints.map(({ misconception, parts }) => [misconception, parts]);
  };
  const wrong = { w: times(2)(LONG), b: times(4)(LONG), c: times(9)(LONG) };

  it('is named once, with all of them', async () => {
    expect(await parted(wrong, [both])).toEqual([['in-two', ['`w`', '`b`']]]);
  });

  it('is named by the author’s words for them, in the middle of a sentence', async () => {
    const partNames = { w: 'The gradient of `w`' };
    expect(await parted(wrong, [both], { partNames })).toEqual([['in-two', ['the gradient of `w`', '`b`']]]);
  });

  it('is named beside another in another part, and not where both are in one', async () => {
    const inC = mistake('in-c', (x) => ({ w: times(1)(x), b: times(3)(x), c: times(9)(x) }));
    expect(await parted(wrong, [both, inC])).toEqual([
      ['in-two', ['`w`', '`b`']],
      ['in-c', ['`c`']],
    ]);
    const alsoW = mistake('also-w', (x) => ({ w: times(2)(x), b: times(3)(x), c: times(5)(x) }));
    expect(await parted(wrong, [both, alsoW])).toEqual([['in-two', ['`b`']]]);
  });

  it('needs no parts where it explains all', async () => {
    const whole = { w: times(2)(LONG), b: times(4)(LONG), c: times(5)(LONG) };
    expect(await parted(whole, [both])).toEqual([['in-two', undefined]]);
  });
});
