import { describe, expect, it } from 'vitest';
import type { FileMap } from '#grader/protocol.ts';
import { edited } from '#grader/testing/edited.ts';
import { isExerciseError } from '../files/exercise-error.ts';
import { baseSolutions, misconceptionProblems, misconceptionPrograms } from './expand-misconceptions.ts';

const REFERENCE = `const EPSILON = 1e-5;

export function f(x) {
  const y = x + EPSILON;

  return y;
}
`;
const PATH = 'misconceptions/adds-one.md';
const ADDS_ONE = `---
title: Adds one
---

Your numbers are too large
by one.

\`\`\`ts
f(0);
\`\`\`

\`\`\`diff
-  return y;
+  return y + 1;
\`\`\`

Where does it come from?
`;
const FAMILY = edited(
  ADDS_ONE,
  'title: Adds one',
  'title: Adds one\nfamily: { constant: ONE, from: 0.5, to: 2 }',
)
  .replace('-  return', '+const ONE = 1;\n+\n export function f(x) {\n@@\n-  return')
  .replace('y + 1', 'y + ONE');

const files = (text: string, more: FileMap = {}): FileMap => ({
  'reference.ts': REFERENCE,
  [PATH]: text,
  ...more,
});
const only = (map: FileMap) => {
  const [program, ...others] = misconceptionPrograms(map);
  expect(others).toEqual([]);
  return program;
};
const problems = (map: FileMap): string[] =>
  misconceptionProblems(map).map(({ file, field, line, message }) =>
    [file, line === undefined ? field : `line ${line}`, message].join(': '),
  );

describe('a misconception that is written as a difference', () => {
  it('is the reference with its lines changed; title and hint come from the file', () => {
    expect(only(files(ADDS_ONE))).toMatchObject({
      name: 'adds-one',
      path: PATH,
      source: edited(REFERENCE, 'return y', 'return y + 1'),
      expanded: {
        title: 'Adds one',
        hint: 'Your numbers are too large\nby one.\n\n```ts\nf(0);\n```\n\nWhere does it come from?',
        family: null,
      },
    });
  });

  it('may start from a right solution, which is then part of the exercise', () => {
    const text = edited(ADDS_ONE, '---\n\n', 'of: solutions/right-z.ts\n---\n\n').replaceAll(
      'return y',
      'return z',
    );
    const map = files(text, { 'solutions/right-z.ts': 'function f(z) {\n  return z;\n}\n' });
    expect(baseSolutions(map)).toEqual(['solutions/right-z.ts']);
    expect(only(map)?.source).toBe('function f(z) {\n  return z + 1;\n}\n');
    expect(problems(files(text))).toEqual([`${PATH}: of: there is no solutions/right-z.ts.`]);
  });

  it.each([
    ['none of that name', 'constant: ONE', 'constant: TWO', 'which has no such line.'],
    ['two of it', '+const ONE = 1;\n', '+const ONE = 1;\n+const ONE = 2;\n', 'which has 2.'],
  ])('is no family where the program has %s', (_, part, by, words) => {
    expect(problems(files(edited(FAMILY, part, by)))).toEqual([
      `${PATH}: family.constant: expected one line \`const ${by.includes('TWO') ? 'TWO' : 'ONE'} = …;\` at the top of the changed program, ${words}`,
    ]);
  });

  it('may share its base with others: it is named once', () => {
    const text = edited(ADDS_ONE, '---\n\n', 'of: solutions/right-z.ts\n---\n\n');
    const others = {
      'misconceptions/b.md': text,
      'misconceptions/c.ts': 'x',
      'misconceptions/d.md': ADDS_ONE,
    };
    expect(baseSolutions(files(text, others))).toEqual(['solutions/right-z.ts']);
  });

  it('says every place that does not fit, of every form', () => {
    const form = '```diff\n-  nowhere;\n+  x;\n@@\n-  neither;\n+  y;\n```\n';
    const told = problems(files(`${ADDS_ONE}${form}`));
    expect(told.map((one) => one.replace(/^.*?: (line \d+): .*/, '$1'))).toEqual(['line 19', 'line 22']);
  });

  it('has further forms, one for each further difference', () => {
    const text = `${ADDS_ONE}\`\`\`diff\n-  const y = x + EPSILON;\n+  const y = x + 1;\n\`\`\`\n`;
    expect(only(files(text))?.expanded?.sources).toEqual([
      edited(REFERENCE, 'return y', 'return y + 1'),
      edited(REFERENCE, 'x + EPSILON', 'x + 1'),
    ]);
  });

  it('stands for a family when a constant of it may be any', () => {
    const family = only(files(FAMILY))?.expanded?.family;
    expect(family).toMatchObject({ from: 0.5, to: 2 });
    expect(family?.sourceOf(1.5e-7)).toBe(
      edited(REFERENCE, 'export', 'const ONE = 1.5e-7;\n\nexport').replace('return y', 'return y + ONE'),
    );
  });

  it.each<[string, string, string]>([
    ['no front matter', edited(ADDS_ONE, '---\n', ''), 'line 1: expected to begin with `title: …`'],
    ['front matter without an end', edited(ADDS_ONE, '---\n\n', '\n'), 'line 1: expected to begin'],
    ['no title', edited(ADDS_ONE, 'title: Adds one', 'of: solutions/right-z.ts'), 'title: '],
    ['a key nobody knows', edited(ADDS_ONE, 'title:', 'points: 3\ntitle:'), 'points'],
    ['a base outside', edited(ADDS_ONE, '---\n\n', 'of: ../x.ts\n---\n\n'), 'of: expected a right solution'],
    [
      'a wrong base',
      edited(ADDS_ONE, '---\n\n', 'of: solutions/wrong-z.ts\n---\n\n'),
      'of: expected a right',
    ],
    [
      'no hint',
      edited(ADDS_ONE, /---\n\n[\s\S]*?\n(?=```diff)/, '---\n').replace(/Where.*\n/, ''),
      'has no hint.',
    ],
    ['no difference', edited(ADDS_ONE, 'diff', 'ts'), 'has no difference.'],
    ['an empty difference', edited(ADDS_ONE, /[-+] {2}return.*\n/g, ''), 'holds an empty difference.'],
    [
      'a difference without end',
      edited(ADDS_ONE, /\n```\n\nWhere/, '\n\nWhere'),
      'line 12: opens a difference',
    ],
    ['a line without a mark', edited(ADDS_ONE, '-  return', 'return'), 'line 13: begins with neither'],
    [
      'a line that is not there',
      edited(ADDS_ONE, '-  return y', '-  return z'),
      'line 13: `return z;` is no line',
    ],
    [
      'a family without its constant',
      edited(FAMILY, 'constant: ONE', 'constant: TWO'),
      'family.constant: expected one',
    ],
    [
      'a family from above to below',
      edited(FAMILY, 'to: 2', 'to: 0.1'),
      'family: expected `from` below `to`',
    ],
  ])('is refused with %s, by file, line and what to do', (_, text, said) => {
    const [problem = '', ...others] = problems(files(text));
    expect(others).toEqual([]);
    expect(problem.startsWith(`${PATH}: `)).toBe(true);
    expect(problem).toContain(said);
    expect(() => misconceptionPrograms(files(text))).toThrow(expect.toSatisfy(isExerciseError));
    expect(baseSolutions(files(text)).every((base) => base.startsWith('solutions/right-'))).toBe(true);
  });

  it('is refused beside a program of the same name', () => {
    const twin = files(ADDS_ONE, { 'misconceptions/adds-one.ts': 'export const f = 1;' });
    expect(problems(twin)).toEqual([expect.stringContaining('has the name of misconceptions/adds-one.ts.')]);
  });
});

it('gives programs in TypeScript as they are', () => {
  const path = 'misconceptions/other.ts';
  const map = { 'reference.ts': REFERENCE, [path]: 'export const title = 1;' };
  expect(misconceptionPrograms(map)).toEqual([
    { name: 'other', path, source: 'export const title = 1;', expanded: null },
  ]);
  expect(misconceptionProblems(map)).toEqual([]);
});
