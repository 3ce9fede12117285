import { describe, expect, it } from 'vitest';
import { isExerciseError } from './exercise-error.ts';
import { parseManifest } from './parse-yaml.ts';

const ID = '8a105376-64a4-495b-b15e-a90db5fc3321';
const FIELDS: Readonly<Record<string, string>> = {
  id: ID,
  title: 'Convolution',
  summary: 'A window slides over an image.',
  points: '10',
  difficulty: 'easy',
  minutes: '20',
  source: 'Lecture 4',
  entryPoints: '[{ name: conv2d, parameters: [], returns: { type: any, about: f } }]',
};
/** The manifest with some fields written otherwise; null leaves one out. */
const manifest = (change: Readonly<Record<string, string | null>> = {}): string =>
  Object.entries({ ...FIELDS, ...change })
    .flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]))
    .join('\n');
const read = (change?: Readonly<Record<string, string | null>>) =>
  parseManifest(manifest(change), 'cnn/conv2d');

/** Fields that are wrong, in the order of the file's schema. */
function wrongFields(change: Readonly<Record<string, string | null>>): string[] {
  try {
    read(change);
  } catch (error) {
    if (isExerciseError(error)) return error.problems.map(({ field }) => field);
    throw error;
  }
  return [];
}

describe('a manifest', () => {
  it('with the fewest words is open, forbids nothing, builds on nothing and takes the limits of its home', () => {
    expect(read()).toMatchObject({ disclosure: 'open', forbids: [], buildsOn: [], limits: {} });
    expect(read()).not.toHaveProperty('forbidsBecause');
  });

  it.each(Object.keys(FIELDS))('needs %s', (field) => {
    expect(wrongFields({ [field]: null })).toEqual([field]);
  });

  it('names every field that is wrong at once, with its file', () => {
    expect(() => read({ points: 'many', minutes: '0', difficulty: 'brutal' })).toThrow(
      /^cnn\/conv2d\/exercise\.yaml: points: .+\ncnn\/conv2d\/exercise\.yaml: difficulty: .+\ncnn\/conv2d\/exercise\.yaml: minutes: .+$/,
    );
  });

  it.each([
    ['an id that is a word', 'id', 'conv2d'],
    ['an id with a letter too many', 'id', `${ID}0`],
    ['an empty title', 'title', '""'],
    ['a title longer than its card', 'title', 'x'.repeat(81)],
    ['an empty summary', 'summary', "''"],
    ['a summary longer than its card', 'summary', 'x'.repeat(241)],
    ['a title that is a number', 'title', '2024'],
    ['no points', 'points', '0'],
    ['negative points', 'points', '-1'],
    ['points in words', 'points', '"10"'],
    ['points that are no number', 'points', '.nan'],
    ['endless points', 'points', '.inf'],
    ['a difficulty that nobody knows', 'difficulty', 'Easy'],
    ['no time', 'minutes', '0'],
    ['half a minute', 'minutes', '1.5'],
    ['minutes that are no number', 'minutes', '.nan'],
    ['no source', 'source', '""'],
    ['no entry point', 'entryPoints', '[]'],
    ['entry points by name', 'entryPoints', '{ conv2d: {} }'],
    ['a disclosure that nobody knows', 'disclosure', 'secret'],
    ['a name for a list', 'forbids', 'conv2d'],
    ['limits in a list', 'limits', '[]'],
    ['nothing where limits stand', 'limits', 'null'],
    ['a reason that is a list', 'forbidsBecause', '[because]'],
  ])('refuses %s', (_, field, value) => {
    expect(wrongFields({ [field]: value })).toEqual([field]);
  });

  it.each([
    ['title', 'x'.repeat(80)],
    ['summary', 'x'.repeat(240)],
    ['points', '0.25'],
    ['minutes', '1'],
    ['disclosure', 'sealed'],
    ['forbids', '[conv2d, layers.dense]'],
    ['forbidsBecause', 'It is what you write here.'],
    ['buildsOn', '[cnn/padding, nn/relu-2]'],
    ['limits', '{ caseSeconds: 120, runSeconds: 600, memoryMebibytes: 4096 }'],
    ['limits', '{ caseSeconds: 0.5, memoryMebibytes: 128 }'],
  ])('takes %s: %s', (field, value) => {
    expect(wrongFields({ [field]: value })).toEqual([]);
  });

  it.each([
    ['caseSeconds: 120.5', 'limits.caseSeconds'],
    ['caseSeconds: 0', 'limits.caseSeconds'],
    ['caseSeconds: .inf', 'limits.caseSeconds'],
    ['runSeconds: 601', 'limits.runSeconds'],
    ['runSeconds: -1', 'limits.runSeconds'],
    ['memoryMebibytes: 127', 'limits.memoryMebibytes'],
    ['memoryMebibytes: 4097', 'limits.memoryMebibytes'],
    ['memoryMebibytes: 200.5', 'limits.memoryMebibytes'],
    ['caseMs: 5', 'limits'],
  ])('holds limits to what a machine has: %s', (limit, field) => {
    expect(wrongFields({ limits: `{ ${limit} }` })).toEqual([field]);
  });

  it.each([
    'conv2d',
    'CNN/conv2d',
    'cnn/conv2d/x',
    'cnn/',
    '../cnn/conv2d',
    'cnn/conv 2d',
    '-/-',
    'cnn\\conv2d',
  ])('builds on exercises by their name, which %j is not', (name) => {
    expect(() => read({ buildsOn: `['cnn/padding', '${name}']` })).toThrow(
      'exercise.yaml: buildsOn[1]: expected an exercise, such as cnn/conv2d',
    );
  });
});

describe('an entry point', () => {
  const parts = (change: Readonly<Record<string, string>>): string => {
    const entry = { name: 'f', parameters: '[]', returns: '{ type: any, about: f }', ...change };
    return `[{ ${Object.entries(entry)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')} }]`;
  };

  it.each(['f', '_', '$', 'camelCase9', 'CONST_NAME'])('may be called %s', (name) => {
    expect(wrongFields({ entryPoints: parts({ name: `'${name}'` }) })).toEqual([]);
  });

  it.each(['', '1f', 'a-b', 'a.b', 'a b', 'f()', 'größe', 'f\\n'])(
    'has a name that code can export, not %j',
    (name) => {
      expect(wrongFields({ entryPoints: parts({ name: `"${name}"` }) })).toEqual(['entryPoints[0].name']);
    },
  );

  it.each([
    [{ parameters: '[{ name: x, type: any }]' }, 'entryPoints[0].parameters[0].about'],
    [{ parameters: '[{ name: "", type: any, about: x }]' }, 'entryPoints[0].parameters[0].name'],
    [{ parameters: '[{ name: x, type: "", about: x }]' }, 'entryPoints[0].parameters[0].type'],
    [{ parameters: '[{ name: x, type: any, about: "" }]' }, 'entryPoints[0].parameters[0].about'],
    [{ returns: '{ type: "", about: f }' }, 'entryPoints[0].returns.type'],
    [{ returns: '{ type: any, about: "" }' }, 'entryPoints[0].returns.about'],
    [{ parameters: '[{ name: x, type: any, about: x }, 7]' }, 'entryPoints[0].parameters[1]'],
    [{ parameters: '[{ name: x, type: any, about: x, default: 1 }]' }, 'entryPoints[0].parameters[0]'],
    [{ returns: '{ type: any }' }, 'entryPoints[0].returns.about'],
    [{ returns: 'any' }, 'entryPoints[0].returns'],
    [{ gives: 'any' }, 'entryPoints[0]'],
  ])('with %j is refused where it is wrong', (change, field) => {
    expect(wrongFields({ entryPoints: parts(change as Readonly<Record<string, string>>) })).toEqual([field]);
  });
});
