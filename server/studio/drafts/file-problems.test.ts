import { describe, expect, it } from 'vitest';
import { exerciseTemplate } from '#grader/exercise/templates/exercise-template.ts';
import { fileProblems } from './file-problems.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const FILES = exerciseTemplate({ id: ID, disclosure: 'open' });
const YAML = FILES['exercise.yaml'] ?? '';
const DRAFT = { slug: 'own/scale', exerciseId: ID };
const found = (change: Record<string, string>, draft: Parameters<typeof fileProblems>[0] = DRAFT) =>
  fileProblems(draft, { ...FILES, ...change });

describe('problems of a draft’s files', () => {
  it('are none in a template, saved or not', async () => {
    expect(await found({})).toEqual([]);
    expect(await found({}, null)).toEqual([]);
  });

  it('of a field lie on what it says', async () => {
    const lineOf = (text: string, part: string) =>
      text.split('\n').findIndex((line) => line.includes(part)) + 1;
    const yaml = YAML.replace('points: 4', 'points: many');
    expect(await found({ 'exercise.yaml': yaml })).toMatchObject([
      {
        path: 'exercise.yaml',
        field: 'points',
        line: lineOf(yaml, 'points: many'),
        column: 9,
        endColumn: 13,
        message: expect.stringMatching(/^points: /),
        messageAtField: expect.not.stringContaining('points'),
      },
    ]);
    const deep = YAML.replace('about: the values', 'about: 3');
    const [problem] = await found({ 'exercise.yaml': deep });
    expect(problem).toMatchObject({ path: 'exercise.yaml', line: lineOf(deep, 'about: 3') });
    expect(problem?.field).toContain('entryPoints');
  });

  it('of a field that is missing lie on what ought to hold it, or on the first line', async () => {
    const without = YAML.replace(/^minutes: .*\n/m, '');
    expect(await found({ 'exercise.yaml': without })).toMatchObject([{ field: 'minutes', line: 1 }]);
    const nameless = YAML.replace('  - name: scale\n    parameters:', '  - parameters:');
    const [problem] = await found({ 'exercise.yaml': nameless });
    expect(problem?.line).toBeGreaterThan(1);
  });

  it('of YAML that does not read lie where it stops', async () => {
    const broken = `${YAML}\nextra: [1, 2\n`;
    const problems = await found({ 'exercise.yaml': broken });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ line }) => line !== null && line <= broken.split('\n').length)).toBe(true);
  });

  it('of YAML that is too long to be read are one, with its size, and of a field as many as there are', async () => {
    const long = `${YAML}${Array.from({ length: 200_000 }, (_, n) => `${n.toString(36)}:\n`).join('')}`;
    expect(await found({ 'exercise.yaml': long })).toMatchObject([
      { path: 'exercise.yaml', field: '', line: null, message: expect.stringMatching(/at most 65536/) },
    ]);
    // The file is read once: read for each of them, it takes minutes.
    const many = YAML.replace(/^entryPoints:[\s\S]*/m, `entryPoints: [${'0,'.repeat(10_000)}]\n`);
    const problems = await found({ 'exercise.yaml': many });
    expect(problems.length).toBeGreaterThanOrEqual(10_000);
    expect(problems.at(-1)?.line).toBe(many.split('\n').length - 1);
  });

  it('of a misconception or a statement name their file', async () => {
    const off = (FILES['misconceptions/shifts-first.md'] ?? '').replace('x.mul(factor)', 'x.nowhere(factor)');
    expect(await found({ 'misconceptions/shifts-first.md': off })).toMatchObject([
      { path: 'misconceptions/shifts-first.md' },
    ]);
    expect(await found({ 'notes.txt': 'x' })).toMatchObject([{ path: 'notes.txt', line: null, field: '' }]);
    const statement = `${FILES['statement.md']}\n\`\`\`example\nscale([1 → 2\n\`\`\`\n`;
    const [problem] = await found({ 'statement.md': statement });
    expect(problem).toMatchObject({ path: 'statement.md', field: '' });
    expect(problem?.line).toBeGreaterThan(10);
  });

  it('are marks between two texts that somebody kept, with their line, in data of none', async () => {
    const met = `${FILES['statement.md']}\n<<<<<<< theirs\na\n=======\nb\n>>>>>>> mine\n`;
    const line = met.split('\n').indexOf('<<<<<<< theirs') + 1;
    const [problem, ...others] = await found({ 'statement.md': met });
    expect(problem).toMatchObject({ path: 'statement.md', line, field: '' });
    expect(problem?.message).toContain('two texts of one place');
    expect(others).toEqual([]);
    expect(await found({ 'solutions/right-other.ts': '>>>>>>> mine' })).toMatchObject([{ line: 1 }]);
    const underlined = `${FILES['statement.md']}\nA heading\n=======\n`;
    expect(await found({ 'statement.md': underlined })).toEqual([]);
  });

  it('are as many as there are: one does not hide another', async () => {
    const { 'cases.ts': _cases, ...rest } = FILES;
    const problems = await fileProblems(DRAFT, { ...rest, 'statement.md': '', 'exercise.yaml': 'points: 1' });
    const paths = problems.map(({ path }) => path);
    for (const path of ['cases.ts', 'statement.md', 'exercise.yaml']) expect(paths).toContain(path);
  });
});
