import { describe, expect, it } from 'vitest';
import { ExerciseError } from '../exercise/files/exercise-error.ts';
import { CliProblem, isCliProblem } from './cli-problem.ts';
import { type ExtraCommand, runCommandLine } from './command-line.ts';

/** What is printed and noted by a command line, with one command more. */
async function run(argv: readonly string[], extra: Readonly<Record<string, ExtraCommand>> = {}) {
  const out: string[] = [];
  const notes: string[] = [];
  const world = {
    root: '/nowhere',
    buildRealm: () => Promise.reject(new Error('not needed')),
    print: (line: string) => void out.push(line),
    note: (line: string) => void notes.push(line),
  };
  const code = await runCommandLine(argv, world, extra);
  return { code, out, notes: notes.join('\n') };
}
const command = (go: ExtraCommand['run']): Readonly<Record<string, ExtraCommand>> => ({
  mine: { run: go, usage: '  mine                a command of the project' },
});
const throwing = (error: unknown) => command(() => Promise.reject(error));

describe('a command line', () => {
  it('without a command, or with one that nobody knows, says how it is used', async () => {
    for (const name of ['check', 'grade', 'call', 'new'])
      expect((await run([])).notes).toContain(`  ${name} `);
    expect(await run([])).toMatchObject({
      code: 2,
      out: [],
      notes: expect.stringMatching(/^Usage: npm run exercise/),
    });
    expect((await run(['chek'])).notes).toMatch(/^There is no command 'chek'\.\n\nUsage: /);
  });

  it.each(['toString', 'constructor', '__proto__', 'Check', ' check', '--help'])(
    'knows no command %j',
    async (name) => {
      expect(await run([name])).toMatchObject({
        code: 2,
        notes: expect.stringContaining(`There is no command '${name}'.`),
      });
    },
  );

  it('has the commands that a project adds, and their usage', async () => {
    const seen: unknown[] = [];
    const extra = command(async (args, { root, print }) => {
      seen.push([args, root]);
      print('done');
      return 7;
    });
    expect(await run(['mine', 'a', '--b'], extra)).toEqual({ code: 7, out: ['done'], notes: '' });
    expect(seen).toEqual([[['a', '--b'], '/nowhere']]);
    expect((await run([], extra)).notes).toMatch(/\n {2}mine {16}a command of the project$/);
  });

  it('lets no project take the place of its own', async () => {
    const taken = { new: { run: async () => 0, usage: '' } };
    expect(await run(['new'], taken)).toMatchObject({
      code: 2,
      notes: expect.stringContaining('Expected: new'),
    });
  });
});

describe('what a command throws', () => {
  it.each<[string, unknown, string]>([
    ['a problem of its usage', new CliProblem('Give a file.'), 'Give a file.'],
    [
      'an exercise that is none',
      new ExerciseError('a/b', [{ file: 'cases.ts', field: '', message: 'is empty.' }]),
      'a/b/cases.ts: is empty.',
    ],
    [
      'an argument that Node refuses',
      Object.assign(new TypeError('Unknown option'), { code: 'ERR_PARSE_ARGS' }),
      'Unknown option',
    ],
    ['a text', 'stop', 'stop'],
    ['nothing', undefined, 'undefined'],
    ['an error without a stack', Object.assign(new Error('bare'), { stack: undefined }), 'bare'],
  ])('is a sentence, and could not run: %s', async (_, error, words) => {
    expect(await run(['mine'], throwing(error))).toEqual({ code: 2, out: [], notes: words });
  });

  it('that nobody foresaw has its stack, for whoever mends it', async () => {
    const { code, notes } = await run(['mine'], throwing(new TypeError('x is undefined')));
    expect(code).toBe(2);
    expect(notes).toMatch(/^TypeError: x is undefined\n\s+at /);
  });

  it('may be thrown before it waits', async () => {
    const extra = command(() => {
      throw new CliProblem('At once.');
    });
    expect(await run(['mine'], extra)).toMatchObject({ code: 2, notes: 'At once.' });
  });

  it('is told from other errors by its brand', () => {
    expect(isCliProblem(new CliProblem('x'))).toBe(true);
    for (const other of [new Error('x'), { name: 'DescentCliProblem' }, null, 'x'])
      expect(isCliProblem(other)).toBe(false);
  });
});

it('nothing that a command says steers the terminal: not what it prints, notes or throws', async () => {
  const hostile = 'a\u001B[2J\u202Eb\u0007\r';
  const seen = 'a[U+001B][2J[U+202E]b[U+0007][U+000D]';
  const extra = command(async (_args, { print, note }) => {
    print(hostile);
    note(hostile);
    throw new CliProblem(hostile);
  });
  expect(await run(['mine'], extra)).toEqual({ code: 2, out: [seen], notes: `${seen}\n${seen}` });
  expect((await run([hostile])).notes).toContain(`There is no command '${seen}'.`);
});
