import { afterEach, describe, expect, it } from 'vitest';
import { refuseModules } from './refuse-modules.ts';
import { rehearseLoading } from './rehearsal.ts';

const world = globalThis as { process?: unknown };
const { process } = globalThis;
afterEach(() => {
  world.process = process;
});
/** What is thrown on a platform with this `process`, which is put back before anything else runs. */
function refusedOn(platform: unknown): unknown {
  world.process = platform;
  try {
    refuseModules();
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    world.process = process;
  }
}

describe('the wall against imports', () => {
  it.each<[string, unknown]>([
    ['no process', undefined],
    ['a process that knows no modules', {}],
    ['no module of hooks', { getBuiltinModule: () => undefined }],
    ['a module without hooks', { getBuiltinModule: () => ({}) }],
    ['hooks that are none', { getBuiltinModule: () => ({ registerHooks: true }) }],
  ])('does not pretend to stand on a platform with %s', (_, platform) => {
    expect(refusedOn(platform)).toBe('This platform cannot refuse imports: it has no module.registerHooks.');
  });

  it('asks for the hooks by name, and lets nothing through them, whatever is asked for', () => {
    const asked: string[] = [];
    const hooks: { resolve: (...given: unknown[]) => never }[] = [];
    const getBuiltinModule = (name: string) => {
      asked.push(name);
      return { registerHooks: (given: { resolve: () => never }) => hooks.push(given) };
    };
    expect(refusedOn({ getBuiltinModule })).toBeNull();
    expect([asked, hooks.length]).toEqual([['node:module'], 1]);
    for (const specifier of ['node:fs', './a.ts', 'data:text/javascript,1', ''])
      expect(() => hooks[0]?.resolve(specifier, {}, () => 'next')).toThrow(
        'Nothing can be imported in an exercise.',
      );
  });
});

it('the rehearsal of loading runs to its end, and leaves nothing behind', async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  await rehearseLoading();
  await rehearseLoading();
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
});
