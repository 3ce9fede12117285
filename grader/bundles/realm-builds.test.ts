import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type RealmHome, realmBuilds } from './realm-builds.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILDS = realmBuilds(ROOT);
const WITHOUT_GPU: readonly RealmHome[] = ['deno-judge', 'deno-student', 'node'];
const optionsOf = (home: RealmHome) => {
  const build = BUILDS.find((one) => one.home === home);
  if (!build) throw new Error(`There is no build for ${home}.`);
  return build.options;
};

describe('the bundles of a realm', () => {
  it('are one for each home, each with a name of its own', () => {
    expect(BUILDS.map(({ home }) => home)).toEqual([
      'browser',
      'frame',
      'deno-judge',
      'deno-student',
      'node',
    ]);
    expect(new Set(BUILDS.map(({ folder, stem }) => `${folder}/${stem}`)).size).toBe(BUILDS.length);
  });

  it.each(BUILDS)('$home begins with one file that is there', ({ options }) => {
    const entries = options.entryPoints as readonly string[];
    expect(entries).toHaveLength(1);
    expect(existsSync(entries[0] ?? '')).toBe(true);
  });

  it('are served where browsers ask for them, and kept from them where not', () => {
    for (const { home, folder } of BUILDS)
      expect(folder).toBe(['browser', 'frame'].includes(home) ? 'public/realm' : '.cache/realm');
  });

  it('are each one file, that needs nothing but what its home has', () => {
    for (const { home, options } of BUILDS) {
      expect([options.bundle, options.splitting, options.minify]).toEqual([true, undefined, true]);
      expect(options.external ?? []).toEqual(home === 'node' ? ['node:worker_threads'] : []);
    }
  });

  it('of the frame is a script, which alone knows its own element; all others are modules', () => {
    expect(BUILDS.map(({ options }) => options.format)).toEqual(['esm', 'iife', 'esm', 'esm', 'esm']);
  });

  it('take the library for no Node, no window and no Buffer, wherever they run', () => {
    for (const { options } of BUILDS)
      expect(options.define).toEqual({
        process: 'undefined',
        Buffer: 'undefined',
        'window.localStorage': 'undefined',
      });
  });

  it('carry WebGL where there is a screen, and in its place a stand-in where there is none', () => {
    const webgl = '@tensorflow/tfjs-backend-webgl';
    for (const home of WITHOUT_GPU) {
      const standIn = optionsOf(home).alias?.[webgl] ?? '';
      expect(standIn).toMatch(/grader\/backend\/no-webgl\.ts$/);
      expect(existsSync(standIn)).toBe(true);
    }
    for (const home of ['browser', 'frame'] as const) expect(optionsOf(home).alias).not.toHaveProperty(webgl);
  });

  it('give authors the SDK of this project', () => {
    for (const { options } of BUILDS) {
      const sdk = options.alias?.['@descent/exercise'] ?? '';
      expect(readFileSync(sdk, 'utf8')).toContain('`@descent/exercise`');
    }
  });

  it('are of the project whose folder is named', () => {
    const [browser] = realmBuilds('/elsewhere');
    expect(browser?.options.entryPoints).toEqual(['/elsewhere/grader/realm/main-browser.ts']);
    expect(browser?.options.alias?.['@descent/exercise']).toBe('/elsewhere/grader/exercise/index.ts');
  });

  it('are read by the engines of their homes, and by no older ones', () => {
    for (const { options } of BUILDS)
      expect([options.target, options.platform]).toEqual(['es2022', 'browser']);
  });

  it('take modules before scripts: two forms of one library would be two libraries', () => {
    for (const { options } of BUILDS) expect(options.mainFields).toEqual(['module', 'main']);
  });

  it('of a student’s process have nothing of the judge: its entry does not import it', () => {
    const [entry = ''] = optionsOf('deno-student').entryPoints as readonly string[];
    expect(readFileSync(entry, 'utf8')).not.toMatch(/from '.*judge/);
  });
});
