import { describe, expect, it } from 'vitest';
import { isExerciseError } from '../files/exercise-error.ts';
import { parseMisconception } from './misconception-file.ts';

const FENCE = '```diff\n-a\n+b\n```';
const file = (front: string, body: string): string => `---\n${front}\n---\n${body}\n`;
const parse = (text: string) => parseMisconception('misconceptions/m.md', text);
const formsOf = (...lines: readonly string[]) =>
  parse(file('title: t', `hint\n\`\`\`diff\n${lines.join('\n')}\n\`\`\``)).forms;
function problemOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (isExerciseError(error)) return error.message;
    throw error;
  }
  return 'read';
}

describe('the head of a misconception', () => {
  it('has a title, and the rest by default', () => {
    expect(parse(file('title: "  Adds one "', `hint\n${FENCE}`))).toMatchObject({
      title: 'Adds one',
      hint: 'hint',
      base: 'reference.ts',
      family: null,
    });
  });

  it.each([
    ['solutions/right-a.ts', true],
    ['solutions/right-two-words-2.ts', true],
    ['solutions/right-.ts', false],
    ['solutions/right-A.ts', false],
    ['solutions/right-a/../../x.ts', false],
    ['solutions/right-a.ts.ts', false],
    ['solutions/right-a.js', false],
    ['reference.ts', false],
    ['solutions\\right-a.ts', false],
  ])('may start from %s: %s', (of, may) => {
    const text = file(`title: t\nof: '${of}'`, `hint\n${FENCE}`);
    if (may) expect(parse(text).base).toBe(of);
    else
      expect(problemOf(text)).toBe(
        'misconceptions/m.md: of: expected a right solution, such as solutions/right-loops.ts',
      );
  });

  it.each([
    ['{ constant: K, from: 0.5, to: 2 }', null],
    ['{ constant: K, from: 1, to: 1 }', 'family: expected `from` below `to`'],
    ['{ constant: K, from: 0, to: 1 }', 'family.from: '],
    ['{ constant: K, from: -1, to: 1 }', 'family.from: '],
    ['{ constant: K, from: 1, to: .inf }', 'family.to: '],
    ['{ constant: K, from: 1, to: -1 }', 'family.to: '],
    ['{ constant: K, from: .nan, to: 1 }', 'family.from: '],
    ['{ constant: "a b", from: 1, to: 2 }', 'family.constant: expected the name of a constant'],
    ['{ constant: "x = 1; alert", from: 1, to: 2 }', 'family.constant: '],
    ['{ constant: "K.*", from: 1, to: 2 }', 'family.constant: '],
    ['{ constant: K, from: 1, to: 2, by: 1 }', 'family: '],
    ['{ constant: K, from: 1 }', 'family.to: '],
    ['K', 'family: '],
  ])('a family %s', (family, problem) => {
    const text = file(`title: t\nfamily: ${family}`, `hint\n${FENCE}`);
    if (problem === null) expect(parse(text).family).toEqual({ constant: 'K', from: 0.5, to: 2 });
    else expect(problemOf(text)).toContain(`misconceptions/m.md: ${problem}`);
  });

  it.each([
    ['', 'line 1: expected to begin with'],
    ['title: t', 'line 1: expected to begin with'],
    ['---\n---\nhint\n', 'misconceptions/m.md: '],
    ['\n---\ntitle: t\n---\nhint', 'line 1: expected to begin with'],
    [' ---\ntitle: t\n---\nhint', 'line 1: expected to begin with'],
    [file('title: " "', `hint\n${FENCE}`), 'title: '],
    [file('title: [t]', `hint\n${FENCE}`), 'title: '],
    [file('title: t', FENCE), 'line 3: has no hint. Write it above the difference.'],
    [file('title: t', 'hint'), 'has no difference. Add one between ```diff and ```, or write a .ts file.'],
    [file('title: t', 'hint\n```diff\n-a'), 'line 5: opens a difference that no ``` closes.'],
  ])('%j is refused with its line', (text, words) => {
    expect(problemOf(text)).toContain(words);
  });
});

describe('the body of a misconception', () => {
  it('is the hint, around differences that are taken out of it', () => {
    const body = `\n\n# Why?\n\n${FENCE}\n\n\n\n${FENCE}\n\nLook *here*.\n\n`;
    expect(parse(file('title: t', body))).toMatchObject({
      hint: '# Why?\n\nLook *here*.',
      forms: [[{}], [{}]],
    });
  });

  it('keeps fences of other kinds, and what looks like a difference in words', () => {
    const body = `\`\`\`ts\n-1;\n\`\`\`\nuse \`\`\`diff\n${FENCE}`;
    expect(parse(file('title: t', body)).hint).toBe('```ts\n-1;\n```\nuse ```diff');
  });

  it('is read alike with the line ends of Windows', () => {
    const text = file('title: t', `hint\n${FENCE}`);
    expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(parse(text));
  });
});

describe('a difference', () => {
  it('has kinds by their marks, and the line where each stands', () => {
    expect(formsOf(' kept', '-gone', '+new', '--1', '++i', '  two')).toEqual([
      [
        [
          { kind: 'kept', text: 'kept', line: 6 },
          { kind: 'removed', text: 'gone', line: 7 },
          { kind: 'added', text: 'new', line: 8 },
          { kind: 'removed', text: '-1', line: 9 },
          { kind: 'added', text: '+i', line: 10 },
          { kind: 'kept', text: ' two', line: 11 },
        ],
      ],
    ]);
  });

  it('has places between lines of @@, whatever stands behind those, and none that are empty', () => {
    const places = formsOf('@@', '-a', '@@ -1,3 +1,4 @@', '', '@@', '+b', '@@')[0];
    expect(places?.map((edit) => edit.map(({ text }) => text))).toEqual([['a'], ['b']]);
  });

  it('has blank lines inside a place and none at its ends', () => {
    const [edit] = formsOf('', ' ', '-a', '', '+b', '', '')[0] ?? [];
    expect(edit?.map(({ kind, text }) => [kind, text])).toEqual([
      ['removed', 'a'],
      ['kept', ''],
      ['added', 'b'],
    ]);
  });

  it('keeps a blank line that goes or comes', () => {
    expect(formsOf('-', '+x', '+')[0]?.[0]?.map(({ kind, text }) => [kind, text])).toEqual([
      ['removed', ''],
      ['added', 'x'],
      ['added', ''],
    ]);
  });

  it.each(['a', '*a', '\ta', '…', '0'])('has no line that begins like %j', (line) => {
    expect(() => formsOf('-x', line)).toThrow('line 7: begins with neither "-", "+" nor a space.');
  });

  it.each([['@@'], [''], ['', '', '']])('of nothing but %j is empty', (...lines) => {
    expect(() => formsOf(...lines)).toThrow('line 6: holds an empty difference.');
  });
});
