import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isExerciseError } from './exercise-error.ts';
import { parseCourse, parseFrontMatter } from './parse-yaml.ts';

const anything = z.looseObject({});
const front = (text: string, schema: z.ZodType = anything): unknown =>
  parseFrontMatter({ text, schema, file: 'a.md' });
function problemOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (isExerciseError(error)) return error.message;
    throw error;
  }
  return 'read';
}

it('text comes in as it is seen, wherever it stands', () => {
  const schema = z.object({ title: z.string(), list: z.array(z.object({ about: z.string() })) });
  const text = 'title: "admin\\u202E"\nlist:\n  - about: "two\\nlines\\u001B[31m"\n';
  expect(front(text, schema)).toEqual({
    title: 'admin[U+202E]',
    list: [{ about: 'two\nlines[U+001B][31m' }],
  });
});

describe('YAML made to break its reader', () => {
  it.each([
    ['an alias', 'a: &x [1]\nb: *x\n', 'a.md: cannot be read: '],
    [
      'a nest of aliases that would fill all memory',
      'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n',
      'a.md: cannot be read: ',
    ],
    ['a key twice', 'title: a\ntitle: b\n', 'a.md: is not YAML: '],
    ['a key twice, once in quotes', 'title: a\n"title": b\n', 'a.md: is not YAML: '],
    ['a bracket that nothing closes', 'a: [1, 2\n', 'a.md: is not YAML: '],
    ['a tab that indents', 'a:\n\tb: 1\n', 'a.md: is not YAML: '],
    ['a second document', 'a: 1\n---\nb: 2\n', 'a.md: is not YAML: '],
    ['a quote that nothing closes', 'a: "x\n', 'a.md: is not YAML: '],
  ])('%s is refused with the file', (_, text, words) => {
    expect(problemOf(() => front(text))).toContain(words);
  });

  it('says in which line it cannot be read', () => {
    expect(problemOf(() => front('a: 1\nb: [\n'))).toMatch(/is not YAML: .* at line [23], column \d+/);
    expect(problemOf(() => front('a: 1\n\na: 2\n'))).toMatch(/is not YAML: .* at line 3, column 1/);
  });

  it('names of the object prototype are keys like any other, and change no prototype', () => {
    const read = front('__proto__: { polluted: true }\nconstructor: 1\n') as Record<string, unknown>;
    expect(read.polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(problemOf(() => front('__proto__: { title: x }', z.strictObject({ title: z.string() })))).not.toBe(
      'read',
    );
  });

  it('a tag makes nothing but text, a list or an object', () => {
    const read = front('a: !!js/function "() => 1"\nb: !mine x\n') as Record<string, unknown>;
    expect([typeof read.a, read.b]).toEqual(['string', 'x']);
  });

  it('words that were booleans in an older YAML are words', () => {
    expect(front('a: yes\nb: on\nc: true\nd: ~\ne: 010\n')).toEqual({
      a: 'yes',
      b: 'on',
      c: true,
      d: null,
      e: 10,
    });
  });

  it('half a character comes in as one that can be stored', () => {
    expect(front('a: "x\\uD800y"\n')).toEqual({ a: 'x\uFFFDy' });
  });

  it('nothing at all is no object', () => {
    for (const text of ['', '# only a comment\n', '- a\n', 'text\n', '3\n'])
      expect(problemOf(() => front(text))).toContain('a.md: ');
  });
});

describe('the place of a problem', () => {
  const nested = z.object({
    modules: z.array(z.object({ exercises: z.array(z.object({ slug: z.string() })) })),
  });

  it('is written as an author looks for it', () => {
    expect(problemOf(() => front('modules: [{ exercises: [{ slug: a }, { slug: 3 }] }]', nested))).toMatch(
      /^a\.md: modules\[0\]\.exercises\[1\]\.slug: /,
    );
    expect(problemOf(() => front('modules: x', nested))).toMatch(/^a\.md: modules: /);
  });

  it('of the whole file has no field', () => {
    expect(problemOf(() => front('- 1', nested))).toMatch(/^a\.md: Invalid input/);
  });
});

describe('course.yaml', () => {
  const course = (change: Readonly<Record<string, string>> = {}): string =>
    Object.entries({
      id: '8a105376-64a4-495b-b15e-a90db5fc3321',
      slug: 'odl',
      title: 'Learning',
      term: 'Autumn',
      modules: '[{ slug: cnn, title: Convolution, exercises: [{ slug: conv2d }] }]',
      ...change,
    })
      .map(([key, value]) => `${key}: ${value}`)
      .join('\n');

  it('counts days in UTC unless it says where it is', () => {
    expect(parseCourse(course()).timeZone).toBe('UTC');
    expect(parseCourse(course({ timeZone: 'Europe/Zurich' })).timeZone).toBe('Europe/Zurich');
    expect(parseCourse(course()).modules[0]?.exercises).toEqual([{ slug: 'conv2d', coming: false }]);
  });

  it.each(['Europe/Zürich', 'Mars/Olympus', '""', '3'])('is in no time zone called %s', (timeZone) => {
    expect(problemOf(() => parseCourse(course({ timeZone })))).toContain('course.yaml: timeZone: ');
  });

  it.each([
    [{ modules: '[]' }, 'modules: '],
    [{ slug: 'ODL' }, 'slug: '],
    [{ slug: 'a/b' }, 'slug: '],
    [{ title: '""' }, 'title: '],
    [{ modules: '[{ slug: cnn, title: C }]' }, 'modules[0].exercises: '],
    [{ modules: '[{ slug: c_n, title: C, exercises: [] }]' }, 'modules[0].slug: '],
    [{ modules: '[{ slug: cnn, title: C, exercises: [conv2d] }]' }, 'modules[0].exercises[0]: '],
    [
      { modules: '[{ slug: cnn, title: C, exercises: [{ slug: a, coming: soon }] }]' },
      'exercises[0].coming: ',
    ],
    [{ colour: 'red' }, 'Unrecognized key: "colour"'],
  ])('with %j is refused by its field', (change, words) => {
    const said = problemOf(() => parseCourse(course(change as Readonly<Record<string, string>>)));
    expect(said).toMatch(/^course\.yaml: /);
    expect(said).toContain(words);
  });
});
