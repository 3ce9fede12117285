import { describe, expect, it } from 'vitest';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { isJudgeFault } from '../judge-fault.ts';
import { loadMisconceptions, type MisconceptionLoader } from './misconceptions.ts';

/** Remembers the sources that it loaded; a module is known by its source. */
function loaderOf(exported: Readonly<Record<string, unknown>> = {}) {
  const loaded: string[] = [];
  const loader: MisconceptionLoader = {
    read: () => ({ title: 'A title', hint: 'A hint', ...exported }),
    load: (path, source) => {
      loaded.push(`${path}: ${source}`);
      return { exports: [source], driverExports: [], call: async () => ({}) as never } satisfies EntryModule;
    },
  };
  return { loaded, loader };
}
const PATH = 'misconceptions/wrong-sign.ts';
const SOURCE = 'export const f = (x) => x.neg();';
const load = (exported: Readonly<Record<string, unknown>> = {}) =>
  loadMisconceptions({ [PATH]: SOURCE, 'reference.ts': '' }, loaderOf(exported).loader);
const of = (value: number) => ({ f: () => value });

describe('a misconception that is a program', () => {
  it('has the name of its file, and the words that it exports', () => {
    expect(load()).toMatchObject([{ name: 'wrong-sign', title: 'A title', hint: 'A hint' }]);
    expect(load()[0]).not.toHaveProperty('family');
  });

  it('is no other file of the exercise', () => {
    const files = {
      'reference.ts': '',
      'cases.ts': '',
      'solutions/other.ts': '',
      'misconceptions/notes.txt': '',
    };
    expect(loadMisconceptions(files, loaderOf().loader)).toEqual([]);
  });

  it('is loaded when it is first asked for, once', () => {
    const { loaded, loader } = loaderOf();
    const [found] = loadMisconceptions({ [PATH]: SOURCE }, loader);
    expect(loaded).toEqual([]);
    const forms = found?.forms();
    expect(found?.forms()).toBe(forms);
    expect(loaded).toEqual([`${PATH}: ${SOURCE}`]);
  });

  it('has a form more for each variant, after itself', () => {
    const { loaded, loader } = loaderOf({ variants: [of(1), of(2)] });
    const [found] = loadMisconceptions({ [PATH]: SOURCE }, loader);
    expect(found?.forms()).toHaveLength(3);
    expect(loaded[0]).toBe(`${PATH}: ${SOURCE}`);
    expect(loaded[1]).toContain('(exports.variants || [])[0]');
    expect(loaded[2]).toContain('(exports.variants || [])[1]');
  });

  it('has members of its family for any constant, each loaded when it is asked for', () => {
    const { loaded, loader } = loaderOf({ family: { from: 0.01, to: 10, of } });
    const [found] = loadMisconceptions({ [PATH]: SOURCE }, loader);
    expect(found?.family).toMatchObject({ from: 0.01, to: 10 });
    expect(loaded).toEqual([]);
    found?.family?.member(0.25);
    expect(loaded).toHaveLength(1);
    expect(loaded[0]).toContain('exports.family.of(0.25)');
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['no title', { title: undefined }, 'expected the string exports `title` and `hint`'],
    ['a hint that is no text', { hint: () => 'Look.' }, 'expected the string exports `title` and `hint`'],
    ['variants that are one record', { variants: of(1) }, 'expected `variants` to be a list'],
    ['a variant that is a function', { variants: [of(1), () => 1] }, 'expected `variants` to be a list'],
    ['a variant that is null', { variants: [null] }, 'expected `variants` to be a list'],
    ['a family of nothing', { family: null }, 'expected `family` to be { from, to, of }'],
    ['a family from 0', { family: { from: 0, to: 1, of } }, '0 < from < to'],
    ['a family below 0', { family: { from: -2, to: -1, of } }, '0 < from < to'],
    ['a family of one member', { family: { from: 1, to: 1, of } }, '0 < from < to'],
    ['a family from NaN', { family: { from: Number.NaN, to: 1, of } }, '0 < from < to'],
    ['bounds that are text', { family: { from: '1', to: '2', of } }, '0 < from < to'],
    ['a family without a function', { family: { from: 1, to: 2 } }, 'a function from a constant'],
  ])('with %s is the author’s to mend, by the name of the file', (_, exported, words) => {
    try {
      load(exported);
      expect.unreachable();
    } catch (error) {
      expect(isJudgeFault(error)).toBe(true);
      expect(String(error)).toContain(PATH);
      expect(String(error)).toContain(words);
    }
  });
});

describe('a misconception that is a difference', () => {
  const reference = 'const SLOPE = 0.5;\nexport const f = (x) => x.mul(SLOPE);\n';
  const difference = (front: string) =>
    `---\ntitle: Adds\n${front}---\nIs it a product?\n\`\`\`diff\n-export const f = (x) => x.mul(SLOPE);\n+export const f = (x) => x.add(SLOPE);\n\`\`\`\n`;
  const expand = (text: string) => {
    const { loaded, loader } = loaderOf();
    const files = { 'misconceptions/adds.md': text, 'reference.ts': reference };
    return { loaded, found: loadMisconceptions(files, loader)[0] };
  };

  it('has its words from the file, and the program that it makes of the reference', () => {
    const { loaded, found } = expand(difference(''));
    expect(found).toMatchObject({ name: 'adds', title: 'Adds', hint: 'Is it a product?' });
    expect(found).not.toHaveProperty('family');
    expect(found?.forms()).toHaveLength(1);
    expect(loaded).toEqual([
      'misconceptions/adds.md: const SLOPE = 0.5;\nexport const f = (x) => x.add(SLOPE);\n',
    ]);
  });

  it('has a family where it names a constant', () => {
    const { loaded, found } = expand(difference('family: { constant: SLOPE, from: 0.1, to: 10 }\n'));
    expect(found?.family).toMatchObject({ from: 0.1, to: 10 });
    found?.family?.member(3);
    expect(loaded[0]).toContain('const SLOPE = 3;\n');
  });

  it('that does not fit is told with its file', () => {
    expect(() => expand(difference('').replace('-export const f', '-export const g'))).toThrow(
      'misconceptions/adds.md',
    );
  });
});
