import { describe, expect, it } from 'vitest';
import { isLoadRefusal } from '../code-errors.ts';
import { asEsModule, requireFrom } from './known-modules.ts';

const [tf, driver] = [{ add: 1 }, { run: 2 }];
const MODULES = { '@tensorflow/tfjs': tf, './driver': driver };
const load = requireFrom(MODULES, 'solution.ts');
function refusalOf(specifier: unknown): string {
  try {
    load(specifier as string);
  } catch (error) {
    if (isLoadRefusal(error)) return error.codeError.message;
    throw error;
  }
  return 'loaded';
}

describe('what a module may import', () => {
  it.each([
    ['@tensorflow/tfjs', tf],
    ['./driver', driver],
    ['./driver.ts', driver],
    ['./driver.js', driver],
  ])('%s', (specifier, module) => {
    expect(load(specifier)).toBe(module);
  });

  it.each([
    'node:fs',
    '@tensorflow/tfjs-core',
    '@tensorflow/tfjs/dist/tf.js',
    '@tensorflow',
    './driver.mjs',
    './driver.d.ts',
    './driver.ts.ts',
    './driver/',
    'driver',
    '../driver',
    '/driver',
    './DRIVER',
    'data:text/javascript,1',
    'https://example.org/x.js',
    '',
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty.ts',
  ])('and not %j: the refusal says what there is', (specifier) => {
    expect(refusalOf(specifier)).toBe(
      `solution.ts may import @tensorflow/tfjs, ./driver; it asked for '${specifier}'.`,
    );
  });

  it.each([undefined, null, 3, ['./driver'], { toString: () => './driver' }])(
    'and nothing that is no text: %o',
    (specifier) => {
      expect(refusalOf(specifier)).toContain("it asked for ''.");
    },
  );

  it('a name without end is told in part', () => {
    expect(refusalOf('x'.repeat(1e6)).length).toBeLessThan(300);
  });
});

describe('one of our modules, as code that was transpiled sees it', () => {
  it('has the whole as its default, and says that it is an ES module to nobody who lists it', () => {
    const module = asEsModule({ add: 1 }) as Record<string, unknown>;
    expect(module.__esModule).toBe(true);
    expect(module.default).toBe(module);
    expect(Object.keys(module)).toEqual(['add']);
  });

  it('keeps a default of its own', () => {
    expect(asEsModule({ default: 'mine' })).toMatchObject({ default: 'mine' });
  });

  it('is a copy: what code does to it stays with that code', () => {
    const exports = { add: 1 };
    Object.assign(asEsModule(exports), { add: 2, more: 3 });
    expect(exports).toEqual({ add: 1 });
  });
});
