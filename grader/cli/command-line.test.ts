import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSchema } from '#grader/protocol.ts';
import { edited } from '#grader/testing/edited.ts';
import { buildRealm } from '../bundles/build-realm.ts';
import { runCommandLine } from './command-line.ts';
import { dueExercises } from './due-exercises.ts';
import { groundsOf, updateLedger } from './proof-ledger.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'descent-cli-'));
  expect((await command('new', 'test/scale')).code).toBe(0);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function command(...argv: string[]) {
  const printed: string[] = [];
  const noted: string[] = [];
  const code = await runCommandLine(argv, {
    root,
    buildRealm: () => buildRealm(PROJECT),
    print: (line) => printed.push(line),
    note: (line) => noted.push(line),
  });
  return { code, out: printed.join('\n'), notes: noted.join('\n') };
}

function inExercise(file: string): string {
  return join(root, 'exercises/test/scale', file);
}

async function inRoot(name: string, content: string): Promise<string> {
  const path = join(root, name);
  await writeFile(path, content);
  return path;
}

describe('exercise new', () => {
  it('makes a sealed one with --sealed', async () => {
    expect((await command('new', 'test/vault', '--sealed')).code).toBe(0);
    const folder = join(root, 'exercises/test/vault');
    expect(await readFile(join(folder, 'exercise.yaml'), 'utf8')).toContain('disclosure: sealed\n');
    await rm(folder, { recursive: true });
  });

  it.each([['test/scale'], ['Test/Scale'], ['../out'], ['scale']])('refuses %s', async (slug) => {
    expect((await command('new', slug)).code).toBe(2);
  });
});

describe('exercise grade', () => {
  it('gives full marks and 0 for the reference, and the report alone with --json', async () => {
    const { code, out } = await command(
      'grade',
      'test/scale',
      inExercise('reference.ts'),
      '--json',
      '--seed',
      '4',
    );
    expect(code).toBe(0);
    expect(reportSchema.parse(JSON.parse(out))).toMatchObject({ points: 4, seed: 4, standing: 'verified' });
  });

  it('gives 1 for less, with the reason and the hint', async () => {
    const { code, out } = await command('grade', 'test/scale', inExercise('misconceptions/shifts-first.md'));
    expect(code).toBe(1);
    expect(out).toContain('Shifts before it scales');
    expect(out).toContain('0 of 4 points');
  });

  it('shows nothing that steers a terminal: of an error, a log, a name of a file, an unknown command', async () => {
    const file = join(root, 'escape.ts');
    await writeFile(
      file,
      "export function scale(): never { console.log('\\u001b]0;title\\u0007'); throw new Error('\\u001b[2J\\u001b[31mALL PASSED\\u001b[0m\\u0007\\u202e txet\\u009b'); }",
    );
    const said = [
      await command('grade', 'test/scale', file),
      await command('grade', 'test/scale', file, '--json'),
      await command('grade', 'test/scale', '\u001b[2Jnowhere.ts'),
      await command('\u001b[2J\u202e'),
    ].map(({ out, notes }) => `${out}\n${notes}`);
    expect(said[0]).toContain('[U+001B][2J[U+001B][31mALL PASSED[U+001B][0m[U+0007][U+202E] txet[U+009B]');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    for (const text of said) expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    for (const text of said) expect(text).not.toMatch(/\\u001b|\\u202e/);
  });

  it('runs other cases when given', async () => {
    const cases = (await readFile(inExercise('cases.ts'), 'utf8')).replaceAll('points: 1', 'points: 3');
    const file = await inRoot('other-cases.ts', cases);
    const { out } = await command(
      'grade',
      'test/scale',
      inExercise('reference.ts'),
      '--cases',
      file,
      '--json',
    );
    expect(JSON.parse(out).pointsMax).toBe(8);
  });

  it('replays the cases that --case names as they were in the whole run', async () => {
    const run = async (...options: string[]) => {
      const file = inExercise('misconceptions/shifts-first.md');
      const { out } = await command('grade', 'test/scale', file, '--seed', '7', '--json', ...options);
      return reportSchema.parse(JSON.parse(out)).cases;
    };
    const whole = await run();
    const [first, second] = whole;
    const again = await run('--case', second?.id ?? '');
    expect(again.map(({ id }) => id)).toEqual([second?.id]);
    expect(again[0]?.evidence).toEqual(second?.evidence);
    const both = await run('--case', second?.id ?? '', '--case', first?.id ?? '');
    expect(both.map(({ id }) => id)).toEqual([first?.id, second?.id]);
  });

  it('says how to see a failure again, with arguments that `call` reads', async () => {
    const file = inExercise('misconceptions/shifts-first.md');
    const { out } = await command('grade', 'test/scale', file, '--seed', '7');
    expect(out).toMatch(/again: --case [a-z-]+ --seed 7/);
    const literal = /arguments, as `call --args` reads them: (.+)/.exec(out)?.[1] ?? '';
    const args = await inRoot('again.json', literal);
    expect((await command('call', 'test/scale', 'scale', '--args', args)).code).toBe(0);
  });

  it('lists the cases when --case names none of them', async () => {
    const { code, notes } = await command(
      'grade',
      'test/scale',
      inExercise('reference.ts'),
      '--case',
      'no-such-case',
    );
    expect(code).toBe(2);
    expect(notes).toContain("There is no case 'no-such-case' in test/scale. Its cases: ");
  });

  it.each([
    ['a solution that is not there', ['grade', 'test/scale', 'nowhere.ts']],
    ['an exercise that is not there', ['grade', 'test/none', 'nowhere.ts']],
    ['an option that nobody knows', ['grade', 'test/scale', 'a.ts', '--quick']],
    ['a seed that is no number', ['grade', 'test/scale', 'a.ts', '--seed', 'x']],
    ['no arguments', ['grade']],
    ['no command', []],
  ])('gives 2 and a sentence for %s', async (_what, argv) => {
    const { code, notes, out } = await command(...argv);
    expect(code).toBe(2);
    expect(notes).not.toBe('');
    expect(out).toBe('');
  });
});

describe('exercise call', () => {
  const x = { shape: [2], data: [1, 'NaN'], dtype: 'float32' };

  it('prints the result of the reference in the form of the arguments', async () => {
    const args = await inRoot('args.json', JSON.stringify([x, 3, 1]));
    const { code, out } = await command('call', 'test/scale', 'scale', '--args', args, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ shape: [2], data: [4, 'NaN'], dtype: 'float32' });
  });

  it('gives 1 when the code throws', async () => {
    const args = await inRoot('args.json', JSON.stringify([x, 3, 1]));
    const { code, out } = await command(
      'call',
      'test/scale',
      'scale',
      '--args',
      args,
      '--solution',
      inExercise('starter.ts'),
      '--json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out).error.message).toContain('Not written yet');
  });

  it.each([
    ['{', 'is not JSON'],
    ['{}', 'expected an array, one element for each argument'],
    ['[{"shape":[3],"data":[1]}, 1, 1]', 'argument 1: A tensor of shape [3] has 3 elements, but data has 1.'],
    ['[{"shape":[-1],"data":[1]}, 1, 1]', 'argument 1: expected `shape` to be a list of whole numbers'],
    ['[1, {"shape":[1],"data":["x"]}, 1]', 'argument 2: expected `data` to be a flat list of numbers'],
    ['[1, 1, {"shape":[],"data":[1],"dtype":"float64"}]', 'argument 3: expected `dtype` to be "float32"'],
    [
      '[1, 1, 1, 1]',
      'scale takes 3 arguments, and 4 are given. They are: x: any shape, float32; factor: number',
    ],
    ['[]', 'scale takes 3 arguments, and 0 are given.'],
  ])('gives 2 for the arguments %s, and says why', async (text, why) => {
    const args = await inRoot('bad.json', text);
    const { code, notes, out } = await command('call', 'test/scale', 'scale', '--args', args);
    expect([code, out]).toEqual([2, '']);
    expect(notes).toContain(why);
  });

  it('gives 2 for an entry point or a file that is not there', async () => {
    const args = await inRoot('one.json', '[1]');
    const unknown = await command('call', 'test/scale', 'double', '--args', args);
    expect([unknown.code, unknown.notes]).toEqual([
      2,
      "test/scale has no entry point 'double'. It has: scale.",
    ]);
    const missing = await command('call', 'test/scale', 'scale', '--args', join(root, 'none.json'));
    expect(missing).toMatchObject({ code: 2, notes: expect.stringContaining('there is no such file.') });
    const folder = await command('call', 'test/scale', 'scale', '--args', args, '--solution', root);
    expect(folder).toMatchObject({ code: 2, notes: expect.stringContaining('it is a folder.') });
  });
});

describe('exercise check', () => {
  async function problemsWith(file: string, change: (text: string) => string): Promise<string> {
    const original = await readFile(inExercise(file), 'utf8');
    await writeFile(inExercise(file), change(original));
    try {
      const { code, out } = await command('check', 'test/scale', '--seeds', '1');
      expect(code).toBe(1);
      return out;
    } finally {
      await writeFile(inExercise(file), original);
    }
  }

  it.each([
    [
      'reference.ts',
      'function scale(x, factor, offset) {\n  return tf.tidy(() => x.mul(factor).add(offset));\n}',
      'reference.ts: exports no function `scale`',
    ],
    [
      'misconceptions/shifts-first.md',
      '---\ntitle: Shifts\n---\nWhere?\n```diff\n-  return x.mul(factor);\n```\n',
      'misconceptions/shifts-first.md: line 6: `return x.mul(factor);` is no line of reference.ts.',
    ],
    ['cases.ts', 'export default [];', 'cases.ts: expected `export default defineCases([…])`'],
    ['exercise.yaml', 'id: 7', 'exercise.yaml: id: '],
  ])('says what is wrong with a broken %s', async (file, content, sentence) => {
    expect(await problemsWith(file, () => content)).toContain(sentence);
  });

  it('finds files that belong to no exercise', async () => {
    const strays = ['exercises/notes.txt', 'exercises/test/notes.txt', 'exercises/test/scale/notes.txt'];
    for (const path of strays) await inRoot(path, 'x');
    await mkdir(join(root, 'exercises/test/unfinished'));
    const { code, out } = await command('check', '--seeds', '2');
    for (const path of strays) await rm(join(root, path));
    await rm(join(root, 'exercises/test/unfinished'), { recursive: true });
    expect(code).toBe(1);
    expect(out).toContain('exercises/notes.txt belongs to no exercise.');
    expect(out).toContain('exercises/test/notes.txt belongs to no exercise.');
    expect(out).toContain('notes.txt: is not part of an exercise.');
    expect(out).toContain('exercises/test/unfinished has no exercise.yaml');
  });

  it('proves what `new` made and tells how far it is, and what it recorded again in time, with all it found', async () => {
    const idsOfScale = async () =>
      Object.entries(JSON.parse(await readFile(join(root, 'exercises/ids.json'), 'utf8'))).filter(
        ([, name]) => String(name).includes('test/scale'),
      );
    const ids = await idsOfScale();
    expect(ids).toHaveLength(1);
    await inRoot('exercises/ids.json', '{}');
    const first = await command('check', 'test/scale', '--seeds', '2');
    // A folder that somebody made by hand is as good as one of `new`.
    expect(await idsOfScale()).toEqual(ids);
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^✓ test\/scale/) });
    expect(first.notes).toMatch(/^ {2}test\/scale \d+\/\d+$/m);
    expect(first.notes).not.toContain('Proved before');
    const again = await command('check', '--seeds', '1', '--draw', '7', '--json');
    expect(again.notes).toContain('Proved before, and again today (--draw 7): test/scale');
    const [checked] = JSON.parse(again.out).exercises;
    expect(checked).toMatchObject({ slug: 'test/scale', problems: [], cases: 3, points: 4 });
    expect(checked.proofs).toContainEqual({
      id: 'misconception/shifts-first',
      kind: 'misconception',
      subject: 'shifts-first',
      outcome: 'holds',
      advice: null,
    });
    expect(checked.noise.map(({ id }: { id: string }) => id)).toEqual([
      'the-example-of-the-statement',
      'matrices-of-any-size',
      'vectors-when-nobody-looks',
    ]);
    const [signal] = checked.signal;
    expect(signal).toMatchObject({ misconception: 'shifts-first', inTolerances: expect.any(Number) });
    // The tolerances of the template are the defaults, and those of WebGPU ten times as wide.
    expect(signal.inTolerances / signal.onWebgpu).toBeCloseTo(10);
  });

  it('believes a record of its own beside the one that is committed', async () => {
    const { deno } = await buildRealm(PROJECT);
    // More than any check here asks for.
    const seeds = 50;
    const grounds = await groundsOf({ root, slug: 'test/scale' }, { deno, seeds });
    const file = '.cache/own.json';
    await updateLedger(root, { held: new Map([['test/scale', grounds]]), failed: [], file });
    const asked = { root, slugs: ['test/scale'], deno, seeds, everything: false, draw: 1 };
    const provedBefore = async (record: string) => [
      ...(await dueExercises({ ...asked, record })).provedBefore,
    ];
    expect(await provedBefore(file)).toEqual(['test/scale']);
    expect(await provedBefore('other.json')).toEqual([]);
  });

  it('says when what the record holds for proved fails on the same grounds', async () => {
    // Found before anything runs.
    const file = inExercise('exercise.yaml');
    const right = await readFile(file, 'utf8');
    await writeFile(file, edited(right, 'forbids: []', 'forbids: [conv9d]'));
    const grounds = await groundsOf(
      { root, slug: 'test/scale' },
      { ...(await buildRealm(PROJECT)), seeds: 1 },
    );
    await updateLedger(root, { held: new Map([['test/scale', grounds]]), failed: [] });
    // Another record than the committed one takes it off that all the same.
    const { code, out } = await command('check', '--seeds', '1', '--record', 'own.json');
    await writeFile(file, right);
    expect(code).toBe(1);
    expect(out).toContain('exercises/proofs.json says that all this was proved, with the same files');
    expect(await readFile(join(root, 'exercises/proofs.json'), 'utf8')).not.toContain('test/scale');
  });
});
