// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of programs with templates in them
import { describe, expect, it } from 'vitest';
import type { CaseOutcome } from '../protocol.ts';
import { proveStarter } from './prove-starter.ts';
import { outcome, plan, report, toldWorld } from './testing/told-reports.ts';

describe('a starter', () => {
  const STARTER = 'export function f() {\n  throw new Error("Not written yet.");\n}';
  const prove = async (
    first: readonly CaseOutcome[],
    second: readonly CaseOutcome[] = [],
    starter = STARTER,
  ) => {
    const { world, runs } = toldWorld((_, at) => report(at === 0 ? first : second), {
      files: { 'starter.ts': starter },
      plan: [plan('a'), plan('t', { kind: 'training' })],
    });
    return { found: (await proveStarter(world)).map(({ advice }) => advice), runs };
  };
  const errored = (kind: 'compile' | 'load' | 'runtime', message = 'no', line?: number) =>
    outcome('a', {
      status: 'errored',
      error: { kind, name: 'E', message, ...(line === undefined ? {} : { line }) },
    });
  const works = outcome('a', {
    status: 'failed',
    logs: [{ level: 'debug', text: 'descent: tf works in the starter 0' }],
  });

  it('holds where it earns nothing and the first line works', async () => {
    const { found, runs } = await prove([errored('runtime')], [works]);
    expect(found).toEqual([]);
    expect(runs[1]?.caseIds).toEqual(['a']);
    expect(runs[1]?.solution).toContain("console.debug('descent: tf works in the starter'");
    // Only what throws is replaced.
    expect(runs[1]?.solution).toContain('} throw new Error("Not written yet.");');
  });

  it('earns points, or does not load, or both', async () => {
    expect((await prove([outcome('a')])).found).toEqual([{ kind: 'starter-earns', points: 1, pointsMax: 1 }]);
    expect((await prove([errored('compile', 'no', 3)])).found).toEqual([
      { kind: 'starter-does-not-load', line: 3, message: 'no' },
    ]);
    expect((await prove([errored('load'), outcome('b')])).found.map(({ kind }) => kind)).toEqual([
      'starter-earns',
      'starter-does-not-load',
    ]);
    expect((await prove([errored('load')])).found).toMatchObject([{ line: null }]);
  });

  it('without `tf` says what went wrong at the first line', async () => {
    expect((await prove([errored('runtime')], [errored('runtime', '`tf` is not defined.')])).found).toEqual([
      { kind: 'starter-without-tf', message: '`tf` is not defined.' },
    ]);
    expect((await prove([errored('runtime')], [outcome('a', { status: 'failed' })])).found).toEqual([
      { kind: 'starter-without-tf', message: '' },
    ]);
  });

  it('is tried at its statements: texts and comments that say throw stay as they are', async () => {
    const starter = [
      '// The throw goes away first.',
      "const why = 'throw'; /* throw */ const how = { throw: /throw/ };",
      'export function f(g: Generator) {',
      '  if (g) g.throw(`throw ${why}`);',
      "  throw new Error(why + ' throw');",
      '}',
    ];
    const { found, runs } = await prove([errored('runtime')], [works], starter.join('\n'));
    expect(found).toEqual([]);
    const lines = runs[1]?.solution?.split('\n') ?? [];
    expect(lines[4]).toMatch(/^ {2}\{ console\.debug\(.*\} throw new Error\(why \+ ' throw'\);$/);
    expect(lines.toSpliced(4, 1)).toEqual(starter.toSpliced(4, 1));
  });

  it.each(["export const f = () => 'throw';", 'export const f = () => undefined; // throw'])(
    'that only speaks of a throw has no first line to try: %s',
    async (starter) => {
      const { found, runs } = await prove([outcome('a', { status: 'failed' })], [], starter);
      expect([found, runs.length]).toEqual([[], 1]);
    },
  );

  it('that throws nowhere has no first line to try', async () => {
    const { found, runs } = await prove(
      [outcome('a', { status: 'failed' })],
      [],
      'export const f = () => undefined;',
    );
    expect([found, runs.length]).toEqual([[], 1]);
  });
});
